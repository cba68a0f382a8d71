import sys as s

from case_world import log


def check(x):
    count = s.getrefcount
    before = count(x)
    assert count(x) == before
    return s.maxsize > 0


log(check([]))
