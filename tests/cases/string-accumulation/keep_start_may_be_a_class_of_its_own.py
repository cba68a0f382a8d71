# `'%s' % x` and its like may give back what a method of `x` gave: text of a
# class with an addition of its own.
from case_world import log


class Loud(str):
    def __add__(self, other):
        return Loud(str(self) + other.upper())

    def __str__(self):
        return self

    def __format__(self, spec):
        return self


def percent(start, rows):
    text = '%s' % start
    for row in rows:
        text += row
    return text


def percent_tuple(start, rows):
    text = '%s%-5r' % ('', start)
    for row in rows:
        text += row
    return text


def percent_key(start, rows):
    text = '%(a)s' % {'a': start}
    for row in rows:
        text += row
    return text


def percent_sum(start, rows):
    text = '%s' % start + ':'
    for row in rows:
        text += row
    return text


def braces(start, rows):
    text = '{!s:>{}}'.format(start, 1)
    for row in rows:
        text += row
    return text


def braces_keyword(start, rows):
    text = ('{a}'
            '').format(a=start)
    for row in rows:
        text += row
    return text


start, rows = Loud('a'), ['x', 'y', 'z']
for function in percent, percent_tuple, percent_key, percent_sum, braces, braces_keyword:
    log(function(start, rows))
