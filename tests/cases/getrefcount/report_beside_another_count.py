import sys


def check(a, b):
    if sys.getrefcount(a) > 2:
        return sys.getrefcount(b)
    return sys.getrefcount(a) > 2 and sys.getrefcount(b)
