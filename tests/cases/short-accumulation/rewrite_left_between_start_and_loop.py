# The start stays: a `continue` passes the loop by.
from case_world import log


def last(blocks):
    s = None
    for block in blocks:
        s = ''
        if not block:
            continue
        for x in block:
            s += x
    return s


log(last(['ab', 'cd']), repr(last(['ab', ''])), last([]))
