import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


class Strong(object):
    def __init__(self, parent):
        self._parent = parent

    def get(self):
        return self._parent


parent = Parent()
log(Child(parent).get(), Strong(parent).get() is parent)
