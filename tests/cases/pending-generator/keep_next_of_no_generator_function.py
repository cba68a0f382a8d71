# What is called returns an iterator, a list, or a generator that it made.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def iterator():
    return iter([1, 2])


def numbers():
    return [1, 2]


def made():
    return mygen()


class Reader(object):
    def items(self):
        return iter([1, 2])

    def first(self):
        return next(self.items())


x = next(iterator())
a, b = numbers()
log(x, a, b, 1 in numbers(), any(iterator()), next(made()), Reader().first())
