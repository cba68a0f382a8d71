import weakref

from case_world import log


class Parent(object):
    v = 7


def _deref(reference):
    obj = reference()
    if obj is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return obj


class Child(object):
    def __init__(self, parent, friend):
        self._parent = weakref.proxy(parent)
        self._friend = weakref.ref(friend)

    def get(self):
        return self._parent.v + _deref(self._friend).v


parent = Parent()
log(Child(parent, parent).get())
