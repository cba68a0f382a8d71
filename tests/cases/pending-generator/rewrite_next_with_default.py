from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    x = next((y for y in mygen() if y > 5), None)
    log(x)
    return next(enumerate(mygen()), 'nothing')


log(f())
