import sys

from case_world import log


def warm(x, flag):
    if flag:
        sys.getrefcount(x)
    else:
        log('cold')
    for _ in range(2):
        sys.getrefcount(x)
    try:
        sys.getrefcount(x)
    except ValueError:
        log('never')
    return flag


log(warm([], True), warm([], False))
