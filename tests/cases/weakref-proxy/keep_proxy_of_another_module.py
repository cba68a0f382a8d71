class weakref(object):
    """Not the module."""

    @staticmethod
    def proxy(value):
        return value


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def get(self):
        return self._parent.real


print(Child(5).get())
