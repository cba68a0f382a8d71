import sys


def raise_limit(wanted):
    sys.setrecursionlimit(wanted)
    sys.setrecursionlimit(sys.getrecursionlimit() * 2)
    sys.setrecursionlimit(max(wanted, 10000))
