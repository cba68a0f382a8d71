from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    found = []
    for n in range(3):
        x = next(mygen(n))
        found.append(x)
    while len(found) < 9:
        found += list(zip(mygen(), 'a'))
    return found


log(f())
