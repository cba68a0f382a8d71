# A chain of objects with finalizers takes one collection for each.
import gc

gone = 0


class Node:
    def __init__(self, next):
        self.next = next

    def __del__(self):  # NR603
        global gone
        gone += 1


chain = None
for _ in range(40):
    chain = Node(chain)
del chain
collections = 0
while gone < 40:
    gc.collect()
    collections += 1
print(collections, "collections")
