from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


for x in mygen():
    try:
        raise ValueError(x)
    except ValueError:
        log('caught', x)
log('after')
