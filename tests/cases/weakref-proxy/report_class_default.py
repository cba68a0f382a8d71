import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    _parent = None

    def __init__(self, parent):
        if parent:
            self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


parent = Parent()
log(Child(parent).get())
