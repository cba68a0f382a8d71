import weakref


class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def value(self, path):
        return eval('self._' + path)

    def title(self):
        return self._parent.name
