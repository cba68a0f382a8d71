import sys

from case_world import log


def count(x):
    n = sys.getrefcount(x)
    assert n > 0
    return n


log(count([]) > 0)
