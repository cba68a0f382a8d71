# The names are bound when `islice` is let go, and the clean-up has run.
from itertools import islice

from case_world import log

a = b = 0


def mygen():
    try:
        yield 1
        yield 2
        yield 3
    finally:
        log('fin', a)


def f():
    global a, b
    a, b = islice(mygen(), 2)


def g(x):
    x, y = zip(mygen(), 'ab')
    return x, y


f()
a, b = islice(mygen(), 2)
log(g(1))
