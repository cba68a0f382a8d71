# The program goes on with the failure of the check.
import sys

from case_world import log


def is_shared(x):
    try:
        assert sys.getrefcount(x) < 1000
    except AssertionError:
        return True
    return False


log(is_shared([]))
