import gc
import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    @property
    def value(self):
        return self._parent.v

    def __getattr__(self, name):
        return 'no ' + name


parent = Parent()
child = Child(parent)
log(child.value, child.other)
del parent
gc.collect()
try:
    log(child.value)
except Exception as error:
    log(type(error).__name__)
