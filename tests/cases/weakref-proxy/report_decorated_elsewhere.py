import weakref
from functools import total_ordering

from shop.models import compared


@total_ordering
@compared(by='age')
class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def title(self):
        return self._parent.name
