import weakref

from case_world import log


class Parent(object):
    v = 7


def weak(value):
    return weakref.proxy(value)


parent = Parent()
log(weak(parent).v)
