class Graph:
    def __init__(self, adj):
        self.adj = adj
        self.nodes = {}

    @property
    def edges(self):
        return self._edges


def f(g, h):
    return id(g.adj) == id(h.adj), id(g.nodes) != id(h.nodes), id(g.edges) == id(g.edges)
