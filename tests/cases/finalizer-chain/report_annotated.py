class Node:
    def __init__(self, prev: "Node"):
        self.prev: Node = prev

    def __del__(self):
        pass
