# `+=` reads its target before the generator runs, which may change it.
from case_world import log

total = 1


class Box(object):
    count = 1


box = Box()


def mygen():
    global total
    total = box.count = 100
    try:
        yield 1
        yield 2
    finally:
        total = box.count = 1000


def f():
    global total
    total += next(mygen())
    box.count += next(mygen())


def g(n):
    def look():
        return n

    n += next(mygen())
    return look()


def unbound():
    try:
        n += next(mygen())
    except NameError:
        log('unbound')
    n = 1
    del n
    n += next(mygen())


f()
total += next(mygen())
log(total, box.count, g(5))
