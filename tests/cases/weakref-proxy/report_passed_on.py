import weakref

from case_world import log


class Parent(object):
    v = 7


def show(parent):
    return parent.v


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return show(self._parent)


parent = Parent()
log(Child(parent).get())
