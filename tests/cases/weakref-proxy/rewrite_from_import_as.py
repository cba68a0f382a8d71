from weakref import proxy as weak, WeakKeyDictionary

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    names = WeakKeyDictionary()

    def __init__(self, parent):
        self._parent = weak(parent)
        self.names[parent] = 'p'

    def get(self):
        return self._parent.v


parent = Parent()
log(Child(parent).get(), len(Child.names))
