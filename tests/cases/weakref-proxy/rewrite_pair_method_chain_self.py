import gc
import weakref

from case_world import log


class Parent(object):
    def __init__(self):
        self.child = Child(self)
        self.v = 7


class Child(object):
    def __init__(self, parent): self._parent = weakref.proxy(parent)

    def get(self): return self._parent.v


pp = Parent()
log(pp.child.get())
c = pp.child
del pp
for _ in range(3):
    gc.collect()
try:
    log(c.get())
except ReferenceError:
    log('RE')
