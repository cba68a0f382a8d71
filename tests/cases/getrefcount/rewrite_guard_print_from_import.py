from sys import getrefcount, stderr

from case_world import log


def show(x):
    print('count', getrefcount(x), file=stderr)
    return len(x)


log(show([]))
