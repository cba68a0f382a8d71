from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f(x):
    return x in mygen()


def g(x):
    found = x not in mygen(3)
    log('searched')
    return found


log(f(1), g(9), g(4))
