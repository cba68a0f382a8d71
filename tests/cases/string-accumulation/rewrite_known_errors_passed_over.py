# No error of adding a string is among them.
from case_world import log


def glue(items, names):
    s = ''
    for x in items:
        try:
            s += names[x]
        except KeyError:
            s += '?'
    t = ''
    for x in items:
        try:
            t += str(names[x])
        except Exception:
            t += '!'
    return s, t


log(glue('abc', {'a': '1', 'c': '3'}))
