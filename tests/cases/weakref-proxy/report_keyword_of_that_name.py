import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


def put(child, **values):
    for name in values:
        setattr(child, name, values[name])


parent = Parent()
child = Child(parent)
put(child, _parent=Parent)
log(child.get())
