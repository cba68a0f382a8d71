# What is held beside the proxy is replaced: the proxy outlives it.
from weakref import proxy


class Link(object):
    pass


class Chain(object):
    def __init__(self):
        self._node = Link()
        self._root = proxy(self._node)
        keep(self._root)

    def clear(self):
        self._node = Link()


def keep(root):
    return root
