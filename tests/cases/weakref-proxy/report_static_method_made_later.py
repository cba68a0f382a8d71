import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(this, parent):
        this._parent = weakref.proxy(parent)

    def get(this):
        return this._parent.v

    def peek(that):
        return that._parent.v
    peek = staticmethod(peek)


parent = Parent()
log(Child(parent).get())
