# A dead object must not look like an object without the attribute.
import gc
import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        try:
            return self._parent.colour
        except AttributeError:
            return 'no colour'


parent = Parent()
child = Child(parent)
log(child.get())
del parent
gc.collect()
try:
    log(child.get())
except Exception as e:
    log(type(e).__name__)
