# At the time of the call the name means something else.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


if log is not None:
    mygen = lambda: [1, 2]

for x in mygen():
    break
log('after')
