import weakref

from case_world import log


class Parent(object):
    v = 7


class Store(object):
    pass


def fill(store):
    view = weakref.proxy(store)
    view.a, view.b = 1, 2
    for view.c in range(3):
        pass
    view.d: int = 4
    (view).e = view.f = 5
    view \
        .g = 6
    return [getattr(store, name) for name in 'abcdefg']


store = Store()
log(fill(store))
