# What the call returns is not known.
from case_world import log


def first():
    return []


def f(items):
    s = first()
    for x in items:
        s += x
    return s


log(f(['a', 'b']))
