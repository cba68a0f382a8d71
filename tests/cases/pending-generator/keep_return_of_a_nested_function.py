from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


for x in mygen():
    def double(n):
        for m in [n]:
            return m * 2
        raise ValueError
    log(double(x))
log('after')
