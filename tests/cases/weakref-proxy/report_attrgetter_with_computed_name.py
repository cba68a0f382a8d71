import operator
import weakref


class Child(object):
    SHOWN = ('parent.name', 'age')

    def __init__(self, parent):
        self._parent = weakref.proxy(parent)
        self._age = 1

    def shown(self):
        return [operator.attrgetter('_' + path)(self) for path in self.SHOWN]

    def title(self):
        return self._parent.name
