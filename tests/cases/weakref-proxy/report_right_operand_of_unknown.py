import weakref

from case_world import log


class Parent(object):
    v = 7


class Basket(object):
    def __init__(self):
        self.things = []

    def __lshift__(self, thing):
        self.things.append(thing)
        return self


class Child(object):
    def __init__(self, parent, basket):
        self._parent = weakref.proxy(parent)
        self.basket = basket

    def get(self):
        self.basket << self._parent
        return type(self.basket.things[0]).__name__


parent = Parent()
log(Child(parent, Basket()).get())
