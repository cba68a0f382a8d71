# The value is computed before the generator is closed.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def value():
    log('return value')
    return 5


def f():
    for x in mygen():
        return value()


log(f())
