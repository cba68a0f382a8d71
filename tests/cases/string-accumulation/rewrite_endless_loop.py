# Nothing is put after a loop that is left by `return` only.
from case_world import log


def until(items, end):
    s = ""
    while True:
        x = items.pop()
        if x == end:
            return s, 'end'
        if x is None:
            raise ValueError('no end after ' + s)
        s += x


log(until(['.', 'a', 'b'], '.'))
try:
    until([None, 'a', 'b'], '.')
except ValueError as e:
    log(e)
