import sys

from case_world import log


def kind(x):
    if x is None:
        return 'none'
    elif sys.getrefcount(x) == 1000:
        return 'popular'
    return 'own'


log(kind([]))
