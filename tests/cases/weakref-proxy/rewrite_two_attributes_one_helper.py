import gc
import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent, friend):
        self._parent = weakref.proxy(parent)
        self._friend = weakref.proxy(friend)

    def get(self):
        return self._parent.v + self._friend.v


parent, friend = Parent(), Parent()
child = Child(parent, friend)
log(child.get())
del friend
gc.collect()
try:
    child.get()
except ReferenceError:
    log('dead')
