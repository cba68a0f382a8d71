from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


import itertools
from collections import deque


def f():
    log(list(mygen()), tuple(mygen()), set(mygen()), sum(mygen()), max(mygen()))
    log(sorted(enumerate(mygen())), ''.join(str(x) for x in mygen()))
    first, *rest = [0] + [x for x in mygen()]
    log(*mygen())
    deque(mygen(), maxlen=0)
    log({x: y for x, y in enumerate(mygen())}, dict(enumerate(mygen())))
    return list(itertools.chain(mygen(), mygen(5)))


log(f())


def g():
    a, *b = mygen()
    log(a, b)
    yield from mygen()


log(list(g()))
