import weakref

from case_world import log


class Root(object):
    def __init__(self):
        self.names = ['a', 'b']
        self.root = self


class Leaf(object):
    def __init__(self, root):
        self._root = weakref.proxy(root)

    def all(self):
        def upper():
            return [name.upper() for name in self._root.names]
        return upper() + self._root.root.names[:1] + [n for n in self._root.names if n]


root = Root()
log(Leaf(root).all())
