import sys

from case_world import log


def label(x):
    return 'many' if sys.getrefcount(x) > 1000 else 'few'


log(label([]))
