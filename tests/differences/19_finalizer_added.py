# A finalizer that a class gets later is not called.
import gc
import warnings

warnings.simplefilter("ignore")


class Node:
    pass


Node.__del__ = lambda self: print("finalized")  # NR602
node = Node()
del node
gc.collect()
print("end")
