import weakref

from case_world import log


class Parent(object):
    v = 7


def each(parent):
    view = weakref.proxy(parent)

    def read():
        return view.v

    yield read()
    yield (lambda: view.v + 1)()
    yield [view.v for _ in range(2)]
    yield f'{view.v:>{view.v}}|{view.v!r}'


parent = Parent()
log(list(each(parent)))
