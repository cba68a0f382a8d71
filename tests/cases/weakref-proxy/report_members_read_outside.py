import inspect
import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


parent = Parent()
child = Child(parent)
log(child.get(), [type(value).__name__ for key, value in inspect.getmembers(child) if key[:2] == "_p"])
