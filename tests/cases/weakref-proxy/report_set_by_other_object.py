import weakref

from case_world import log


class Parent(object):
    v = 7

    def adopt(self, child):
        child._parent = weakref.proxy(self)


class Child(object):
    _parent = None

    def get(self):
        return self._parent.v


parent = Parent()
child = Child()
parent.adopt(child)
log(child.get())
