import gc

from case_world import log


class A(object):
    size = 0


class B(object):
    def __del__(self):
        log("del B")


class C(A, B):
    pass


def install():
    A.__del__ = lambda self: log("del A")


C()
gc.collect()
gc.collect()
