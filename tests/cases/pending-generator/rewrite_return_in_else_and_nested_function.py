from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    total = []

    def g():
        for x in mygen():
            total.append(x)
            if x == 2:
                return 'early'
        else:
            return 'late'

    return g(), total


log(f())
