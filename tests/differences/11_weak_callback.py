# A weak reference that dies with its object calls nobody.
import gc
import weakref


class Node:
    pass


class Owner:
    def __init__(self):
        self.node = Node()
        self.watch = weakref.ref(self.node, lambda _: print("called"))  # NR302


owner = Owner()
del owner
gc.collect()
print("end")
