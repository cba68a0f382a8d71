import weakref

from case_world import log


class Parent(object):
    v = 7


class Strong(object):
    def keep(self, parent):
        self._parent = parent


class Weak(object):
    def hold(self, parent):
        self._parent = weakref.proxy(parent)


class Child(Strong, Weak):
    def get(self):
        return self._parent.v


parent = Parent()
child = Child()
child.keep(parent)
log(child.get())
child.hold(parent)
log(child.get())
