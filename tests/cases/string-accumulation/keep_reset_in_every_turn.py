# The string never grows over the turns.
from case_world import log


def lines(items):
    out = []
    for x in items:
        s = ''
        s += x
        s += '.'
        out.append(s)
    return out


log(lines('ab'))
