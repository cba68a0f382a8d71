import sys

from case_world import log


def check(x):
    """Check it."""
    assert sys.getrefcount(x) > 0
    return len(x)


log(check([1]))
