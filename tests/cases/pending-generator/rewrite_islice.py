from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


import itertools

x = list(itertools.islice(mygen(), 1))
log(x)
