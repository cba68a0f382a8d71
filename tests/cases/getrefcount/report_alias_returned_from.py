import sys

from case_world import log

count = sys.getrefcount


def check(x):
    return count(x) > 0


log(check([]))
