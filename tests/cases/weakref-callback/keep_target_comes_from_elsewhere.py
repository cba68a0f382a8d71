import weakref


class A:
    def __init__(self, parent):
        self.parent = parent
        self.ref = weakref.ref(self.parent, self.gone)
        self.other = weakref.ref(parent, self.gone)
