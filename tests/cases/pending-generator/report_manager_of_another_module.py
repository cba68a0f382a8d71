from shop import connection, session


def rows():
    while True:
        with connection.begin() as turn:
            yield turn


def parts():
    with session:
        yield 1
    yield 2


def main():
    for row in rows():
        break
    for part in parts():
        break
