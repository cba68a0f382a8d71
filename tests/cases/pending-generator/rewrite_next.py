from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


x = next(mygen())
log(x)


def f():
    return next(mygen(5))


log(f())
