import sys

from case_world import log


def count(x):
    return sys.getrefcount(x)


log(count([]) > 0)
