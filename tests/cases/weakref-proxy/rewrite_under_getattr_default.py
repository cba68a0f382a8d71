import gc
import weakref

from case_world import log


class Parent(object):
    class config(object):
        v = 7

    def lookup(self, key):
        return self.config


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return getattr(self._parent.config, 'colour', 'none'), hasattr(self._parent.lookup(1), 'v')


parent = Parent()
child = Child(parent)
log(child.get())
del parent
gc.collect()
try:
    log(child.get())
except Exception as e:
    log(type(e).__name__)
