import sys

from case_world import log


def total(items):
    n = 0
    for x in items:
        n += sys.getrefcount(x)
    assert n > 0
    return 'counted'


log(total([[], []]))
