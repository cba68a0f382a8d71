# The object that has the proxy has the node as well: it only breaks a cycle.
from weakref import proxy


class Link(object):
    pass


class Chain(object):
    def __init__(self):
        self.__node = Link()
        self._root = root = proxy(self.__node)
        root.prev = root.next = root

    def first(self):
        return self._root.next
