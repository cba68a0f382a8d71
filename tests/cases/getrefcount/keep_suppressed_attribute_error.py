import contextlib
import sys

from case_world import log

n = 0
with contextlib.suppress(AttributeError):
    n = sys.getrefcount(None)
log(n >= 0)
