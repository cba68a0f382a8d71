# The function is taken, not called: a search for calls would miss it.
import sys

from case_world import log


def cached(x, rc=sys.getrefcount):
    return rc(x) > 3


log(cached([]))
