import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        def read(self):
            return self._parent.v
        return read(self)


parent = Parent()
log(Child(parent).get())
