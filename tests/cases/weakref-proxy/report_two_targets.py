import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = self._owner = weakref.proxy(parent)

    def get(self):
        return self._parent.v, self._owner.v


parent = Parent()
log(Child(parent).get())
