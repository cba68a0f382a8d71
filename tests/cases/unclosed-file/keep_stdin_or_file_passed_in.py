import sys

from case_world import log, p


def count(stream):
    return sum(1 for line in stream)


with open(p) as f:
    log(count(f))
log(count([]), sys.stdin is None)
