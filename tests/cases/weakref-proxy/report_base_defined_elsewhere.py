import weakref

from numbers import Number as Plain

from case_world import log


class Parent(object):
    v = 7


class Child(Plain):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


parent = Parent()
log(Child(parent).get())
