# `break` belongs to the outer loop: a join after the inner one is passed by.
from case_world import log


def first_block(blocks):
    s = None
    for block in blocks:
        s = ''
        for x in block:
            s += x
        else:
            break
    return s


log(first_block(['ab', 'cd']))
