import weakref


class Parent:
    v = 7


class Child:
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        print "value", self._parent.v


parent = Parent()
Child(parent).get()
