import weakref

from case_world import log


class Parent(object):
    v = 7


class Base(object):
    def get(self):
        return self._parent.v


class Child(Base):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)


parent = Parent()
log(Child(parent).get())
