import weakref

from case_world import log


class Parent(object):
    v = 7


def classify(parent, value):
    view = weakref.proxy(parent)
    match value:
        case view.v:
            return 'same'
        case _:
            return 'other'


parent = Parent()
log(classify(parent, 7), classify(parent, 8))
