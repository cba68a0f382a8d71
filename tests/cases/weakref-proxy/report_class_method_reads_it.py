import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    @classmethod
    def get(cls):
        return cls._parent.v


log(hasattr(Child, 'get'))
