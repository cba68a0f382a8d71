import weakref

from case_world import log


class Parent(object):
    v = 7


def show(parent):
    return parent.v


parent = Parent()
log(show(weakref.proxy(parent)))
