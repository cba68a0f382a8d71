# An empty first word: `if s` is not `if parts`.
from case_world import log


def glue(words):
    s = ''
    for x in words:
        if s: s += ','
        s += x
    return s


log(repr(glue(['', 'a', 'b'])))
