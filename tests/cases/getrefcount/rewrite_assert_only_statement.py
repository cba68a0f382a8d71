# The function must keep a body.
import sys

from case_world import log


def check(x):
    assert sys.getrefcount(x) > 0


def check_inline(x): assert sys.getrefcount(x) > 0


log(check([]), check_inline([]))
