import sys
import weakref

from case_world import log


class Parent(object):
    v = 7

    def state(self):
        return sorted(self.__dict__), sorted(vars(self))


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


parent = Parent()
child = Child(parent)
other = Parent()
log(child.get(), parent.state(), vars(other), other.__dict__, "log" in sys.__dict__)
