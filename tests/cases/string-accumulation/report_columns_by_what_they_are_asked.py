# No text has `astype`: a text and a column are added item by item.
from case_world import log


class Column(object):
    def __init__(self, items):
        self.items = items

    def astype(self, kind):
        return Column([kind(item) for item in self.items])

    def __add__(self, other):
        others = getattr(other, 'items', [other] * len(self.items))
        return Column([a + b for a, b in zip(self.items, others)])


setattr(Column, '__r' + 'add__', lambda self, other: Column([other + it for it in self.items]))


class Keys:
    def __init__(self, table):
        self.table = table

    def of(self, rows):
        text = ''
        for row in rows:
            text += self.table[row].astype(str) + '_'
        return text


log(Keys({'a': Column([1, 2]), 'b': Column([3, 4])}).of(['a', 'b']).items)
