import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def move(self, parent):
        self._parent = weakref.proxy(parent, log)

    def get(self):
        return self._parent.v


parent, other = Parent(), Parent()
other.v = 8
child = Child(parent)
log(child.get())
child.move(other)
log(child.get())
