from weakref import proxy

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, ref):
        self._parent = proxy(ref)

    def get(self):
        return self._parent.v


parent = Parent()
log(Child(parent).get())
