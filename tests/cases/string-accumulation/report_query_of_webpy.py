# `str + SQLQuery` asks the query, and makes a query.
import sys
import types

from case_world import log


class Query(object):
    def __init__(self, parts):
        self.parts = parts

    def __add__(self, other):
        return Query(self.parts + (other.parts if isinstance(other, Query) else [other]))


setattr(Query, '__r' + 'add__', lambda self, other: Query([other] + self.parts))
web = types.ModuleType('web')
web.sqlquote = lambda value: Query([value])
sys.modules['web'] = web

import web


def having(rows):
    where = 'year > 0'
    for row in rows:
        where += ' AND row = ' + web.sqlquote(row)
    return where


log(having(['a', 'b']).parts)
