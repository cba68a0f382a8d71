import sys

from case_world import log


def watch(x):
    before = sys.getrefcount(x)

    def leaked():
        return sys.getrefcount(x) - before

    return leaked


log(type(watch([])()).__name__)
