# Quotes cannot be put inside the string before Python 3.12.
from case_world import log


def f(items):
    s = ''
    for x in items:
        if x == 'b':
            return f'so far {s}'
        s += x
    return s


log(f('ab'))
