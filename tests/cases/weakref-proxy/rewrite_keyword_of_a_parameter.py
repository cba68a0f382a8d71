import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, _parent=None):
        self._parent = weakref.proxy(_parent)

    def get(self):
        return self._parent.v


def make(_parent):
    return Child(_parent=_parent)


parent = Parent()
log(make(_parent=parent).get(), Child(_parent=parent).get())
