# Dropped, the error is ignored; closed, it would be raised.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        raise OSError('in finally')


def f():
    for x in mygen():
        break
    return x


try:
    f()
    log('no error')
except OSError:
    log('OSError')
