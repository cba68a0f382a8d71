# A finalizer in an instance is called by CPython 2 alone.
import gc


class Node:
    pass


node = Node()
node.__del__ = lambda: print("finalized")  # NR602
del node
gc.collect()
print("end")
