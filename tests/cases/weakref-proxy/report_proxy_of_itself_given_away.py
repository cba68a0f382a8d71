import weakref


class Record:
    def __init__(self, base):
        self._me = weakref.proxy(self)
        base.record = weakref.proxy(self)

    def child(self):
        return Record(self._me)


class Other:
    @property
    def all(self):
        return [weakref.proxy(self)]


def members(other):
    return other.all
