from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    for x in map(lambda n: n * 2, filter(None, mygen())):
        if x > 2:
            return x


log(f())
