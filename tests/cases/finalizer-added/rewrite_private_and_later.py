import gc

from case_world import log


class _Handle(object):
    size = 0


def install():
    _Handle.__del__ = lambda self: log("del")


_Handle()
gc.collect()
gc.collect()
install()
_Handle()
gc.collect()
gc.collect()
