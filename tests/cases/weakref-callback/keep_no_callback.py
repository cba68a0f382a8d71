import weakref


class A:
    def __init__(self):
        self.child = make()
        self.ref = weakref.ref(self.child)
        self.other = weakref.ref(self.child, None)
