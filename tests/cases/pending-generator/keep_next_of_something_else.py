from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


import itertools


def plain():
    yield 1
    yield 2


x = next(plain())
y, = itertools.islice(plain(), 1)
z = next(iter([1]))
log(any(plain()), 1 in plain(), x, y, z)
log(max(mygen, plain, key=id) is not None)
