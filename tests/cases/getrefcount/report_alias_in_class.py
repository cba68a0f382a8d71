import sys

from case_world import log


class Counter:
    count = sys.getrefcount


log(Counter.count is not None)
