import weakref

from case_world import log


class Parent(object):
    v = 7


class Outer(object):
    class Child(object):
        def __init__(self, parent):
            self._parent = weakref.proxy(parent)


class Grandchild(Outer.Child):
    def get(self):
        return self._parent.v


parent = Parent()
log(Grandchild(parent).get())
