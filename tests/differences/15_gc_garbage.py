# There is no list of what could not be freed.
import gc


class Node:
    pass


def saved():
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)  # NR502
    node = Node()
    node.me = node
    del node
    gc.collect()
    return isinstance(gc.garbage[0], (Node, dict))  # NR506


def show(ask):
    try:
        print(ask())
    except AttributeError as error:
        print("AttributeError:", error)


show(saved)
