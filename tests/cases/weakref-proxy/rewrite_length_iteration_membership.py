import weakref

from case_world import log


class Parent(object):
    v = 7


class Table(list):
    pass


class View(object):
    def __init__(self, table):
        self._table = (weakref.proxy(table))

    def get(self):
        found = [x for x in self._table]
        for x in (self._table):
            found.append(x)
        return found, len(self._table), list(iter(self._table)), 'a' in self._table, 'z' not in self._table


table = Table('ab')
log(View(table).get())
