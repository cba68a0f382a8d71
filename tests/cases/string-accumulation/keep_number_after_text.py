# The name is reused for a number before the loop.
from case_world import log


def f(items):
    n = 'text'
    log(n)
    n = 0
    for x in items:
        n += x
    return n


log(f([1, 2]))
