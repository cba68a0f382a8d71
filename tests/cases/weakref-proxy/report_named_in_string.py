import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v

    def ready(self):
        return hasattr(self, '_parent')


parent = Parent()
child = Child(parent)
log(child.ready(), child.get())
