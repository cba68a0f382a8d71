import sys

from case_world import log


class Limit(object):
    def __eq__(self, other):
        log("asked", other > 0)
        return True

    def __radd__(self, other):
        log("added", other > 0)
        return 1


limit = Limit()
assert sys.getrefcount(limit) == limit
total = sys.getrefcount(limit) + limit
