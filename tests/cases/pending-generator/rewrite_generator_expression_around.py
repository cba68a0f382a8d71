# Closing the expression alone leaves the generator inside it pending.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


for x in (y * 2 for y in mygen()):
    break
log('after')
