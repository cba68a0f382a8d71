import weakref

from case_world import log


class Parent(object):
    v = 7


parent = Parent()
log(weakref.proxy(parent).v)
