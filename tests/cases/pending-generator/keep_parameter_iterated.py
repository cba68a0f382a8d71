from case_world import log


def first(source):
    for x in source:
        return x


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


g = mygen()
log(first(g), list(g))
