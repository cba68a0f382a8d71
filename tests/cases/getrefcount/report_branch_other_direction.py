import sys

from case_world import log


def shared(x):
    if sys.getrefcount(x) > 1000:
        return 'shared'
    return 'own'


log(shared([]))
