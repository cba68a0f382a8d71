import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


parent = Parent()
child = Child(parent)
log(child.get(), weakref.getweakrefcount(parent), len(weakref.getweakrefs(parent)))
