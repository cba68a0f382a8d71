import sys

from case_world import log


def check(x):
    before = sys.getrefcount(x)
    return [before > 0 for _ in range(2)]


log(check([]))
