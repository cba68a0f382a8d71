import sys

from case_world import log


def work(x):
    return list(x)


def check(x):
    before = sys.getrefcount(x)
    for _ in range(3):
        work(x)
    assert sys.getrefcount(x) == before, 'leaked %d' % (sys.getrefcount(x) - before)
    return 'checked'


log(check([1]))
