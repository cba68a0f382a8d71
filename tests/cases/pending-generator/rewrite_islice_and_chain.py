from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


from itertools import chain, islice


def f():
    for x in islice(chain([0], mygen()), 3):
        log(x)
    log('between')
    for i, x in enumerate(islice(mygen(5), 2), start=1):
        log(i, x)
    log('after')


f()
