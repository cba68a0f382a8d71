import sys

from case_world import log


def count(x):
    try:
        return sys.getrefcount(x)
    except:
        return 0


def weigh(x):
    try:
        n = sys.getrefcount(x)
    except Exception:
        n = 0
    return n


log(count([]) >= 0, weigh([]) >= 0)
