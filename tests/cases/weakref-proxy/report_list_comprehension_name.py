import weakref

from case_world import log


class Parent(object):
    v = 7


def look(parent):
    view = weakref.proxy(parent)
    return [view for view in range(3)], view.v


parent = Parent()
log(look(parent)[0])
