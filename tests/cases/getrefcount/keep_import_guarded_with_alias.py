try:
    from sys import getrefcount as grc
except ImportError:
    grc = None

from case_world import log


def check(x):
    if grc is None:
        return 'no count'
    return 'count' if grc(x) > 0 else 'none'


log(check([]) != '')
