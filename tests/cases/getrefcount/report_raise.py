import sys

from case_world import log


def check(x):
    if sys.getrefcount(x) > 1000:
        raise ValueError('leak')
    return 'ok'


log(check([]))
