import sys

from case_world import log


def check(x, y):
    a, b = sys.getrefcount(x), sys.getrefcount(y)
    assert a == b
    return 'checked'


def check_chain(x, y):
    c = d = sys.getrefcount(x)
    assert c == d
    return 'checked'


log(check([], []), check_chain([], []))
