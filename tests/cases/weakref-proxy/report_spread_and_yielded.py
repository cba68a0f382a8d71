import weakref

from case_world import log


class Parent(object):
    v = 7


class Table(list):
    pass


def each(table):
    view = weakref.proxy(table)
    log(*view)
    yield view[0]


table = Table('ab')
log(list(each(table)))
