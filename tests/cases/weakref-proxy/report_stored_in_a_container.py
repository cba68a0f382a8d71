import weakref

from case_world import log


class Parent(object):
    v = 7


parents = []
parent = Parent()
parents.append(weakref.proxy(parent))
log(parents[0].v)
