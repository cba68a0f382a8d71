import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    value = property(lambda self: self._parent.v)

    def get(self):
        return self.value


parent = Parent()
log(Child(parent).get())
