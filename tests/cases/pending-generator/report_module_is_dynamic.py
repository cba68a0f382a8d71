from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


globals()['mygen'] = lambda: [1, 2]


def f():
    for x in mygen():
        break
    return x


log(f())
