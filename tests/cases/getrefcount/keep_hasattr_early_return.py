import sys

from case_world import log


def count(x):
    if not hasattr(sys, 'getrefcount'):
        return -1
    return sys.getrefcount(x)


log(count([]) != 0)
