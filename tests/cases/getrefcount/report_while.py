import sys

from case_world import log


def drain(x, holders):
    while sys.getrefcount(x) > 10:
        holders.pop()
    return len(holders)


x = []
log(drain(x, [x] * 2))
