# The same attribute also holds the object itself, and None.
import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent, strong):
        if strong:
            self._parent = parent
        else:
            self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


parent = Parent()
log(Child(parent, True).get(), Child(parent, False).get())
