import weakref

from case_world import log


class Parent(object):
    v = 7


def look(parent):
    parent = weakref.proxy(parent)
    return parent.v


parent = Parent()
log(look(parent))
