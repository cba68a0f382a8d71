import sys

from case_world import log


def check(x):

    before = sys.getrefcount(x)

    y = [x]

    assert sys.getrefcount(x) == before + 1

    return len(y)


log(check([]))
