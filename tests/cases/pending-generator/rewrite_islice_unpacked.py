from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


from itertools import islice


def f():
    a, b = islice(mygen(), 2)
    log(a, b)
    first, = islice(mygen(5), 1)
    return first


log(f())
