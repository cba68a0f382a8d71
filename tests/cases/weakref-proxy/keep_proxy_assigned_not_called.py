import weakref

from case_world import log


class Parent(object):
    v = 7


def how(weak):
    return weakref.proxy if weak else None


log(how(False))
