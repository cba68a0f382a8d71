import sys

from case_world import log


def watched(thing):
    def probe():
        assert sys.getrefcount(thing) > 0
        return thing

    return probe


log(watched([1])())
