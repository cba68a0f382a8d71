import sys

from case_world import log

grc = sys.getrefcount


def check(x):
    print(grc(x) > 0, file=sys.stderr)
    assert grc(x) > 0
    return 'ok'


log(check([]))
