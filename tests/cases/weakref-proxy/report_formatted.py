import weakref

from case_world import log


class Parent(object):
    def __str__(self):
        return 'the parent'


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def name(self):
        return 'child of %s' % self._parent


parent = Parent()
log(Child(parent).name())
