import sys

from case_world import log


def counts(items):
    for x in items:
        yield sys.getrefcount(x) > 0


log(list(counts([[], []])))
