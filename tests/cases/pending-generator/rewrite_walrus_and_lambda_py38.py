from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    for x in mygen(n := 4):
        return [y for y in (lambda: x + n,)][0]()


log(f())
