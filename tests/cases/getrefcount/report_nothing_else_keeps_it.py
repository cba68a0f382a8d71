import sys
import weakref


class Thing(object):
    pass


def watched():
    thing = Thing()
    reference = weakref.ref(thing)

    def probe():
        assert sys.getrefcount(thing) > 0
        return reference() is not None

    return probe


def named():
    thing = Thing()

    def probe():
        count = sys.getrefcount(thing)
        assert count > 0

    return probe
