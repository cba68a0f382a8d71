import weakref

from case_world import log


class Parent(object):
    v = 7


def look(parent):
    view = weakref.proxy(parent)
    return view.v, sorted(locals())


parent = Parent()
log(look(parent))
