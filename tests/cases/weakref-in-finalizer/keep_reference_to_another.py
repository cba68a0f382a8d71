import weakref


class A:
    def __init__(self, parent):
        self.parent = weakref.ref(parent)

    def __del__(self):
        parent = self.parent()
        if parent:
            parent.left(self)
