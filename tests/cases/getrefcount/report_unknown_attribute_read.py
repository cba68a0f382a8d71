import sys
from types import DynamicClassAttribute


def check(thing):
    assert sys.getrefcount(thing.value) > 0


class Thing(object):
    value = DynamicClassAttribute(lambda self: print("read"))


check(Thing)
