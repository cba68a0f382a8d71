import weakref

from case_world import log


class Parent(object):
    v = 7


def look(parent):
    view = weakref.proxy(parent)
    v = view.v
    del view
    return v


parent = Parent()
log(look(parent))
