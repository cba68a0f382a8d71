# A group keeps the generator alive after the loop.
from itertools import groupby

from case_world import log


def mygen():
    try:
        yield 1
        yield 1
        yield 2
    finally:
        log('fin')


for key, group in groupby(mygen()):
    break
log(key, list(group))
