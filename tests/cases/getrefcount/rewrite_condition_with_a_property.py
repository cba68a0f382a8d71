import sys

from case_world import log


class Lazy(object):
    @property
    def on(self):
        log("asked")
        return True


lazy = Lazy()
if lazy.on:
    assert sys.getrefcount(lazy) > 0
