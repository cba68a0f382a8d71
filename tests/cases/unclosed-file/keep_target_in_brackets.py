# Brackets around a target do not unpack.
import sys

from case_world import log, p


class Holder:
    def take(self):
        (self.h) = open(p)
        return self.h.read()


def name():
    (h) = open(p)
    return h.read()


def item(d):
    ((d['k'])) = open(p)
    return d['k'].read()


log(Holder().take(), name(), item({}))
