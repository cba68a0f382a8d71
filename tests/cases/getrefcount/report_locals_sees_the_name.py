import sys

from case_world import log


def check(x):
    n = sys.getrefcount(x)
    assert n > 0
    return sorted(locals())


log(check([]))
