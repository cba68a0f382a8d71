from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def total():
    n = 0
    for x in mygen():
        if x == 1:
            continue
        n += x
    return n


log(total())
