from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f(c):
    x = c and next(mygen())
    y = next(mygen(4)) if c else 0
    while any(mygen()):
        break
    return x, y


log(f(0), f(1))
