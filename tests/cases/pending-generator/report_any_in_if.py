# What follows would run before the generator is closed.
from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    if any(mygen()):
        log('some')
    return 2 in mygen(), 1


log(f())
