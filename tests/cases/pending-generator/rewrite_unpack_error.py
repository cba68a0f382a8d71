# The generator is taken to its end unless there are too many items.
from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


try:
    x, = mygen()
except ValueError:
    log('VE')
log('after')
