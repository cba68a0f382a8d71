from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


for x in (y * 2 for y in mygen()):
    break
log('after')


def f():
    return next(y * 2 for y in mygen(5))


log(f())
