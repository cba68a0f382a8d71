import sys

from case_world import log


class Box(object):
    def __init__(self):
        self.items = [[1], [2]]

    def check(self):
        assert sys.getrefcount(self.items) > 0
        assert sys.getrefcount(None) > 1
        return len(self.items)


log(Box().check())
