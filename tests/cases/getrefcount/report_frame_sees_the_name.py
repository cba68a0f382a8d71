import inspect
import sys

from case_world import log


def check(thing):
    count = sys.getrefcount(thing)
    assert count > 0
    return sorted(inspect.currentframe().f_locals)


log(check([]))
