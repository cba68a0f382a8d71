from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def told():
    log('annotation')
    return int


x: told() = next(mygen())


def f():
    y: int = next(mygen(4))
    return y


log(x, f())
