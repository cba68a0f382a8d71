from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    try:
        x = next(mygen())
        log('in try')
    except StopIteration:
        x = None
    else:
        y = any(mygen(5))
        log('in else', y)
    return x


log(f())
