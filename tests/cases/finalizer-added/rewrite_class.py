import gc

from case_world import log


class A:
    """Text."""

    def close(self):
        log("closed")


A.__del__ = lambda self: log("del")
a = A()
a.close()
del a
gc.collect()
gc.collect()
