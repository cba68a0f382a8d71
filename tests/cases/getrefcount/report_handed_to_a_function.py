import sys

from case_world import log


def note(n):
    log(n > 0)


note(sys.getrefcount(None))
