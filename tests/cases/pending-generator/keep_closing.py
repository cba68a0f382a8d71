from contextlib import closing

from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


with closing(mygen()) as gen:
    for x in gen:
        break
log('after')
