import weakref

from case_world import log


class Parent(object):
    v = 7


if log:
    class Child(object):
        def __init__(self, parent):
            self._parent = weakref.proxy(parent)
else:
    class Child(object):
        def __init__(self, parent):
            self._parent = parent


class Grandchild(Child):
    def get(self):
        return self._parent.v


parent = Parent()
log(Grandchild(parent).get())
