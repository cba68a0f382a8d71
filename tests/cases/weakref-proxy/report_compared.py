import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def is_of(self, other):
        return self._parent == other


parent = Parent()
log(Child(parent).is_of(3))
