class Node:
    def put(self, other):
        other.next = self
        next = self

    def __del__(self):
        pass
