import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self, name):
        return getattr(self._parent, name)


parent = Parent()
log(Child(parent).get('v'))
