import sys

from case_world import log


def counts(items):
    return [sys.getrefcount(x) for x in items]


log(len(counts([[], []])))
