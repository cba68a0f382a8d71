import weakref


class Parent:
    def __init__(self, name):
        self.name = name


class Child:
    """A child.

    >>> parent = Parent("x")
    >>> Child(parent)._parent.name
    'x'
    """

    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def title(self):
        return self._parent.name.title()
