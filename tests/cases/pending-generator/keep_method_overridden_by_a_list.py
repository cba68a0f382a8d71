# One of the two items() is no generator: close() would fail.
from case_world import log


class A(object):
    def items(self):
        try:
            yield 1
            yield 2
        finally:
            log('fin')

    def first(self):
        for x in self.items():
            return x


class B(A):
    def items(self):
        return [1, 2]


log(B().first())
