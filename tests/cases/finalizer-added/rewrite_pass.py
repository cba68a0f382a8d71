import gc

from case_world import log


class A:
    pass  # nothing


class B: pass


class C(B): pass  # one line


setattr(A, '__del__', lambda self: log("del A"))
B.__del__ = lambda self: log("del B")
for make in (A, B, C):
    make()
    gc.collect()
    gc.collect()
