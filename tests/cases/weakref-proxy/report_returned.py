import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def parent(self):
        return self._parent


parent = Parent()
log(Child(parent).parent().v)
