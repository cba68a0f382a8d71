import weakref

from case_world import log


class Tree(object):
    def __init__(self, name):
        self.name = name
        self.log = []
        self.nodes = [Node(self, n) for n in range(3)]

    def note(self, text, loud=False):
        self.log.append(text.upper() if loud else text)
        return self


class Node(object):
    def __init__(self, tree, n):
        self._tree = weakref.proxy(tree)
        self.n = n

    def visit(self):
        self._tree.note('visit %d' % self.n, loud=self.n == 1)
        return self._tree.note('again').name + str(self.n)


tree = Tree('t')
log([node.visit() for node in tree.nodes], tree.log)
