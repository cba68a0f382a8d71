import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self.parent = weakref.proxy(parent)

    def get(self):
        return self.parent.v


parent = Parent()
log(Child(parent).get())
