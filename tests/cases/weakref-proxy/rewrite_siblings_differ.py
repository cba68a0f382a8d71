import weakref

from case_world import log


class Parent(object):
    v = 7


class Base(object):
    def get(self):
        return self.value()


class Weak(Base):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def value(self):
        return self._parent.v


class Strong(Base):
    def __init__(self, parent):
        self._parent = parent

    def value(self):
        return self._parent is not None


parent = Parent()
log(Weak(parent).get(), Strong(parent).get())
