# The loop is left right after the text has grown.
from case_world import log


def find(items):
    s = 'found: '
    for x in items:
        if x == 'b':
            s += x
            break
    return s


def find_or_fail(items):
    s = 'found: '
    for x in items:
        if x == 'b':
            s += x
            return s
    return None


log(find('abc'), find_or_fail('abc'))
