import sys

from case_world import log


class Probe(object):
    def __init__(self, x):
        self.before = sys.getrefcount(x)

    def check(self, x):
        return sys.getrefcount(x) - self.before


x = []
log(Probe(x).check(x))
