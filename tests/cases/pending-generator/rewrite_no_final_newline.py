from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


for x in mygen():
    log(x)
    break