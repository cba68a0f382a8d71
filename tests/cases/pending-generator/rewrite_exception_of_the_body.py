from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    for x in mygen():
        if x == 2:
            break
        int('no number')


try:
    f()
except ValueError as error:
    log('caught', len(error.args))
log('after')
