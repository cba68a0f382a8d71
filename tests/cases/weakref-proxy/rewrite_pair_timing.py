import weakref

from case_world import log


class A(object):
    x = 1


def look():
    a = A()
    p = weakref.proxy(a)
    log(p.x)
    del a


look()
