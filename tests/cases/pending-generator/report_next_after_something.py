from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def g():
    log('g')
    return {}


def f():
    x = [g(), next(mygen())]
    g().setdefault('a', next(mygen()))
    return len(x)


log(f())
