import sys

from case_world import log


def watched(thing):
    def probe():
        assert sys.getrefcount(thing) > 0
        return thing

    return probe


def imported(thing):
    import sys

    def probe(it):
        assert sys.getrefcount(it) > 0
        return it

    return probe(thing)


log(watched([1])(), imported([2]))
