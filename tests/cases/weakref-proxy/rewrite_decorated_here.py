import weakref
from functools import total_ordering

ALL = []


def kept(made):
    ALL.append(made)
    return made


class Parent(object):
    name = 'top'


@kept
@total_ordering
class Child(object):
    def __init__(self, parent):
        self._parent = weakref.proxy(parent)

    def __lt__(self, other):
        return self.title() < other.title()

    def __eq__(self, other):
        return self.title() == other.title()

    def title(self):
        return self._parent.name


parent = Parent()
print(Child(parent).title(), Child(parent) <= Child(parent), [it.__name__ for it in ALL])
