from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f(gen):
    def g():
        return gen1

    gen1 = 4
    for x in mygen(gen1):
        break
    return g(), x


log(f(1))
