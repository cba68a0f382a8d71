# In a finalizer, weak references to the object are dead already.
import gc
import weakref


class Node:
    def __init__(self):
        self.me = weakref.ref(self)

    def __del__(self):
        print("alive:", self.me() is self)  # NR303


node = Node()
del node
gc.collect()
