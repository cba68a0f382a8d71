from case_world import log


def mygen(n):
    try:
        yield n
        yield n + 1
    finally:
        log('fin', n)


def f(gen):
    for x in mygen(gen):
        break
    return gen, x


log(f(7))
