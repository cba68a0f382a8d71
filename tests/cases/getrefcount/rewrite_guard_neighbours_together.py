import sys

from case_world import log


def show(x):
    n = sys.getrefcount(x)
    print('count', n, file=sys.stderr)
    assert n > 0, n

    # so far
    y = [x]
    print('count', sys.getrefcount(x) - n,
          file=sys.stderr)
    return len(y)


log(show([]))
