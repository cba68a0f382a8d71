# Who has the proxy got it from the object, through which it is used.
import weakref

from tools import lazyproperty


class Record:
    def __init__(self, base):
        self.base = base
        self._me = weakref.proxy(self)

    @lazyproperty
    def _bases(self):
        bases = [weakref.proxy(self)]
        base = self.base
        while base:
            bases.append(base)
            base = base.base
        return bases

    def starts(self):
        return [base.start for base in reversed(self._bases)]

    def title(self):
        return self._me.base.title()
