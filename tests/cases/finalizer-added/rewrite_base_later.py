import gc

from case_world import log


class A(object):
    size = 0


class S(A):
    size = 1


A.__del__ = lambda self: log("del", self.size)
a = S()
del a
gc.collect()
gc.collect()
