import threading

from shop import connection

guard = threading.Lock()


def rows():
    with connection.begin() as turn:
        while True:
            yield turn


def parts():
    while True:
        with guard:
            yield 1


def main():
    for row in rows():
        break
    for part in parts():
        break
