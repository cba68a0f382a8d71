import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v

    def state(self):
        return [type(v).__name__ for v in self.__dict__.values()]


parent = Parent()
log(Child(parent).state())
