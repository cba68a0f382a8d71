import weakref


class Parent(object):
    def __str__(self):
        return "the parent"


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def show(self):
        print "child of", self._parent


parent = Parent()
Child(parent).show()
