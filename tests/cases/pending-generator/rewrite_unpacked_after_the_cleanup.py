from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def pairs():
    pair = [1, 2]
    try:
        yield pair
        yield pair
    finally:
        pair.append(3)


def f():
    a, b, c = next(pairs())
    log(a, b, c)
    if a: d, e, g = next(pairs())
    return d, e, g


log(f())
