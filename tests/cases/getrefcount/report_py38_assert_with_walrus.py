import sys

from case_world import log


def check(x):
    assert (n := sys.getrefcount(x)) > 0
    return n


log(check([]) > 0)
