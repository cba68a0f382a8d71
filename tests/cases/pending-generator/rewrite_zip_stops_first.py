from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    pairs = []
    for pair in zip(mygen(), 'xy'):
        pairs.append(pair)
    log('loop is over')
    return pairs


log(f())
