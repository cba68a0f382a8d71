import gc
import weakref

from case_world import log


def _deref(x):
    return 'mine'


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.v


parent = Parent()
child = Child(parent)
log(child.get(), _deref(1))
del parent
gc.collect()
try:
    child.get()
except ReferenceError as e:
    log('dead')
