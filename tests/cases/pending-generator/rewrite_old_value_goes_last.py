from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f(path, x=None):
    path = next(mygen())
    y = None
    y = next(mygen(path))
    x = next(mygen(y))
    log('between')
    z = next(mygen(x))
    return path, x, y, z


log(f('path'))
