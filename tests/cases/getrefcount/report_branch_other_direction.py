import sys

from case_world import log


def popular(x):
    if sys.getrefcount(x) > 1000:
        return 'popular'
    return 'own'


log(popular([]))
