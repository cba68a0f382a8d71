import sys

from case_world import log


def weight(x):
    n = sys.getrefcount(x)
    w = n * 8
    log(w > 0)


weight([])
