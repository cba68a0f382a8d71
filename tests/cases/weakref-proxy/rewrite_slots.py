import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    """Holds its _parent weakly."""

    __slots__ = ('_parent', '__weakref__')

    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        """Reads self._parent."""
        return self._parent.v


parent = Parent()
log(Child(parent).get())
