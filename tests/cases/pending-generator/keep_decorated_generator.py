# What the decorator returns may well be a list.
from case_world import log


def listed(function):
    def wrapper():
        return list(function())
    return wrapper


@listed
def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


for x in mygen():
    break
log('after')
