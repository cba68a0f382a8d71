import sys

from case_world import log


class Slots(object):
    __slots__ = ("value",)

    def fill(self):
        self.value = 1


class Box(object):
    def __init__(self):
        self.item = []

    def clear(self):
        del self.item


def count(thing):
    assert sys.getrefcount(thing.value) > 0


def weigh(box):
    box.clear()
    assert sys.getrefcount(box.item) > 0


for call in (lambda: count(Slots()), lambda: weigh(Box())):
    try:
        call()
    except Exception as error:
        log(type(error).__name__)
