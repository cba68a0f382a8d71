# A weak reference gives its object until a collection.
import weakref


class Node:
    pass


def test_node_goes_away():
    node = Node()
    reference = weakref.ref(node)
    del node
    assert reference() is None  # NR304


try:
    test_node_goes_away()
    print("gone at once")
except AssertionError:
    print("still alive")
