import sys

from case_world import log


class Lazy(object):
    @property
    def value(self):
        log("made")
        return []


lazy = Lazy()
assert sys.getrefcount(lazy.value) > 0
