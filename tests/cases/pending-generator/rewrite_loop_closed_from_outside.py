from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


# The loop waits at its own yield when it is closed.
def twice():
    for x in mygen():
        yield x * 2


g = twice()
log(next(g))
g.close()
log('after')
