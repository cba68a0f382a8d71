import sys

from case_world import log

grc = sys.getrefcount
x = []
before = grc(x)
y = x
assert grc(x) == before + 1


def check(x):
    assert grc(x) > 0
    return 'ok'


log(check(x))
