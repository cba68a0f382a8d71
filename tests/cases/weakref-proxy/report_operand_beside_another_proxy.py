import weakref


class Number:
    def __add__(self, other):
        return type(other).__name__


class Sum:
    def __init__(self, left, right):
        self._left = weakref.proxy(left)
        self._right = weakref.proxy(right)

    def total(self):
        return self._left + self._right
