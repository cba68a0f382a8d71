import weakref

from case_world import log


class Parent(object):
    v = 7


class Child(object):
    def __init__(self, parent):
        self.__parent = weakref.proxy(parent)

    def get(self):
        return self.__parent.v


class Grandchild(Child):
    def __init__(self, parent):
        Child.__init__(self, parent)
        self.__parent = parent

    def both(self):
        return self.get(), self.__parent is not None


parent = Parent()
log(Grandchild(parent).both())
