import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent, **_parent):
        self._parent = weakref.proxy(parent)
        for name in _parent:
            setattr(self, name, _parent[name])

    def get(self):
        return self._parent.v


parent = Parent()
log(Child(parent).get(), Child(parent, _parent=parent).get())
