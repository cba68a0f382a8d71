from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def first(mygen):
    for x in mygen():
        break
    return x


log(first(lambda: [7, 8]))
