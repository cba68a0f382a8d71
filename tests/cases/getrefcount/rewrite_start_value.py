import sys

from case_world import log


def check(x, again):
    before = 0
    if again:
        before = sys.getrefcount(x)
    else:
        before = None
    assert before != 5 and not before == 7
    assert sys.getrefcount(x) in (1, 2, 3, 4, 5)
    assert 1 <= sys.getrefcount(x) <= 100
    return 'checked'


log(check([], True), check([], False))
