# One count is only checked, the other is wanted.
import sys

from case_world import log


def check(x):
    assert sys.getrefcount(x) > 0
    return x


def count(x):
    if not hasattr(sys, 'getrefcount'):
        return 1
    return sys.getrefcount(x)


log(check([]), count([]) > 0)
