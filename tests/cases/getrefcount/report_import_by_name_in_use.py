from sys import getrefcount

from case_world import log


def count(x):
    return getrefcount(x)


def show(x):
    print('count', getrefcount(x) > 0)


log(count([]) > 0)
