import contextlib


class Logged:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind:
            print("swallowed", kind.__name__)
        return True


@contextlib.contextmanager
def quiet():
    try:
        yield
    except:
        print("quiet")


def rows(items):
    for item in items:
        with Logged():
            yield item


def lines(items):
    for item in items:
        with quiet():
            yield item


def pages(items, guard):
    for item in items:
        with guard:
            yield item


def values(items):
    for item in items:
        with contextlib.suppress(BaseException):
            yield item


def first(items):
    for row in rows(items):
        break
    for line in lines(items):
        break
    for page in pages(items, Logged()):
        break
    for value in values(items):
        break
    return row, line, page, value


print(first([1, 2, 3]))
