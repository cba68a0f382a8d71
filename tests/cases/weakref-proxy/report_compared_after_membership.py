import weakref

from case_world import log


class Parent(object):
    v = 7


class Table(list):
    pass


class View(object):
    def __init__(self, table):
        self._table = weakref.proxy(table)

    def get(self, tables):
        return 'a' in self._table in tables


table = Table('ab')
log(View(table).get([table]))
