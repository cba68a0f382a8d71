# close() would raise RuntimeError.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        yield 3


def f():
    for x in mygen():
        break
    return x


try:
    f()
    log('no error')
except RuntimeError:
    log('RuntimeError')
