from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def outer():
    yield from enumerate(mygen())


for i, x in outer():
    log(x)
    break
log('after')


def some():
    from itertools import islice
    yield from islice(mygen(), 1)
    log('behind')


log(list(some()))
