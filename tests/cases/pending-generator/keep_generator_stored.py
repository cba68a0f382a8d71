# Somebody else still has the generator after the loop.
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


class Source(object):
    def __init__(self):
        self.items = mygen()

    def first(self):
        for x in self.items:
            return x


source = Source()
log(source.first(), source.first(), list(source.items))
