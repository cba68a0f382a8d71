import sys

from case_world import log


def check(x):
    n = sys.getrefcount(x)
    assert n > 0
    for n in range(3):
        assert n < 5
    return other(x)


def other(x):
    m = sys.getrefcount(x)
    assert m > 0
    del m
    return 'checked'


log(check([]))
