import sys

from case_world import log

COUNTS = hasattr(sys, 'getrefcount')


def check(x):
    if COUNTS:
        before = sys.getrefcount(x)
        y = [x]
        assert sys.getrefcount(x) == before + 1
        del y
    return sys.getrefcount(x) > 0 if COUNTS else True


log(check([]))
