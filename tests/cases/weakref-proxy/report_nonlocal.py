import weakref

from case_world import log


class Parent(object):
    v = 7


def look(parent):
    view = weakref.proxy(parent)

    def drop():
        nonlocal view
        view = None

    v = view.v
    drop()
    return v, view


parent = Parent()
log(look(parent))
