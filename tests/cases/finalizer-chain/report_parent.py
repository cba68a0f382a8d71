class Node:
    def attach(self, parent):
        self._parent = parent

    def __del__(self):
        print("gone")
