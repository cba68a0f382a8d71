import sys


def test_limit():
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(10_005)
    assert sys.getrecursionlimit() == 10_005
    sys.setrecursionlimit(limit)
