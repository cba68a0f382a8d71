# Closing after the first loop would lose what the second one reads.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
        yield 3
    finally:
        log('fin')


g = mygen()
for x in g:
    break
for x in g:
    log(x)
log('after')
