from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f(*args, **kwargs):
    for x in mygen(*args, **kwargs):
        if x > 5:
            break
    return x


log(f(4), f(n=5))
