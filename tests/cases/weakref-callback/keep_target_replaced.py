import weakref


class A:
    def __init__(self):
        self.child = make()
        self.ref = weakref.ref(self.child, self.gone)

    def drop(self):
        self.child = None
