import sys

from case_world import log


def count(x):
    try:
        return sys.getrefcount(x)
    except AttributeError:
        return 0


log(count([]) >= 0)
