import weakref

from case_world import log


class Table(dict):
    pass


class View(object):
    def __init__(self, table):
        self._table = weakref.proxy(table)

    def put(self, key, value):
        self._table[key] = value
        self._table[key] += 1
        return self._table[key]

    def drop(self, key):
        del self._table[key]


table = Table()
view = View(table)
log(view.put('a', 1), table['a'])
view.drop('a')
log(len(table))
