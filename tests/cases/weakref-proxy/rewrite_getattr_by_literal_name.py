import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        setattr(self._parent, 'w', 8)
        return getattr(self._parent, 'v', 'none'), hasattr(self._parent, 'x'), getattr(self._parent, 'w')


parent = Parent()
log(Child(parent).get())
