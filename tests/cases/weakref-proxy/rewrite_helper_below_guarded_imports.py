#!/usr/bin/env python
# A program.
import gc
from case_world import log
from weakref import proxy
try:
    import threading
except ImportError:
    threading = None
LIMIT = 3


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self._parent = proxy(parent)

    def get(self):
        return self._parent.v


parent = Parent()
child = Child(parent)
log(child.get())
del parent
gc.collect()
try:
    child.get()
except ReferenceError:
    log('dead')
