import sys

from case_world import log


def stays(a, b):
    before = log(sys.getrefcount(a))
    log(before, sys.getrefcount(b))
    return before == log(sys.getrefcount(a))


def other(a):
    return sys.getrefcount(a)
