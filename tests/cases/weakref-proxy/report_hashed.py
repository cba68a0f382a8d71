import weakref

from case_world import log


class Parent(object):
    v = 7


def key(parent):
    view = weakref.proxy(parent)
    try:
        return {view: 1}
    except TypeError:
        return 'unhashable'


parent = Parent()
log(key(parent))
