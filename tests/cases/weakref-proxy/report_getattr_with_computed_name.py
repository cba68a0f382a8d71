import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v

    def types(self):
        return [type(getattr(self, '_' + name)).__name__ for name in ('parent',)]


parent = Parent()
log(Child(parent).types())
