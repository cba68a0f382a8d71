from case_world import log


class Loud(str):
    def __add__(self, other):
        return Loud(str(self) + other.upper())

    def __format__(self, spec):
        return self


def plain(start, rows):
    text = f'{start}'
    for row in rows:
        text += row
    return text


def beside_nothing(start, rows):
    text = '' f'{start!r:>5}' f''
    for row in rows:
        text += row
    return text


def chosen(start, rows):
    text = f'{start}' if start else ''
    for row in rows:
        text += row
    return text


def by_a_method(start, rows):
    text = f'{start}'.strip()
    for row in rows:
        text += row
    return text


def times(start, rows):
    text = '%s' % start * 2
    for row in rows:
        text += row
    return text


start, rows = Loud('a'), ['x', 'y', 'z']
log(plain(start, rows), beside_nothing(start, rows), chosen(start, rows))
