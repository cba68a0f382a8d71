import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def __setattr__(self, name, value):
        log(name, type(value).__name__)
        object.__setattr__(self, name, value)

    def get(self):
        return self._parent.v


parent = Parent()
log(Child(parent).get())
