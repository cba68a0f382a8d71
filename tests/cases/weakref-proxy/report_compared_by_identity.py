import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def has(self):
        return self._parent is not None


parent = Parent()
log(Child(parent).has())
