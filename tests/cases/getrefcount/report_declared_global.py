import sys

from case_world import log


def remember(x):
    global n
    n = sys.getrefcount(x)
    assert n > 0


remember([])
log(n > 0)
