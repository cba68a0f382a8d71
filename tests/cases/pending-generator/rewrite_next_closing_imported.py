from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


from contextlib import closing

with closing(mygen()) as gen:
    log(next(gen))


def f():
    # the first one
    first = next(mygen())  # and no more
    return first


log(f())
