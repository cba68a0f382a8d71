import sys

from case_world import log


def check(x):
    before = sys.getrefcount(x)
    y = [x, x]
    assert sys.getrefcount(x) - before == 2
    return len(y)


log(check([1]))
