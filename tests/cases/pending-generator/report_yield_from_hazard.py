from case_world import log


def inner():
    try:
        yield 1
    finally:
        yield 2


def outer():
    yield from inner()


def f():
    for x in outer():
        break
    return x


log(f())
