from case_world import log


def proxy(value):
    return value


class Child(object):
    def __init__(self, parent):
        self._parent = proxy(parent)

    def get(self):
        return self._parent.v


class Parent(object):
    v = 7


log(Child(Parent).get())
