# In the second loop the name is no longer the generator function.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def plain():
    return [3, 4]


for mygen in (mygen, plain):
    for x in mygen():
        break
log(x)
