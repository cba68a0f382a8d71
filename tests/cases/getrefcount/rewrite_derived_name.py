import sys

from case_world import log


def check(x):
    before = sys.getrefcount(x)
    y = [x]
    after = sys.getrefcount(x)
    grown = after - before
    assert grown == len_of_one, grown
    return len(y)


len_of_one = 1
log(check([1]))
