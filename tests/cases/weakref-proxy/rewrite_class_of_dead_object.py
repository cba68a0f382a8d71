import gc
import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.__class__.__name__


parent = Parent()
child = Child(parent)
log(child.get())
del parent
gc.collect()
try:
    log(child.get())
except Exception as error:
    log(type(error).__name__)
