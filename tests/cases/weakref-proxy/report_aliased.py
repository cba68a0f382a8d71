import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        parent = self._parent
        return parent.v


parent = Parent()
log(Child(parent).get())
