from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


x = any(mygen())
log(x)


def f():
    found = not any(mygen(5))
    log(found)
    return all(y > 1 for y in mygen())


log(f())
