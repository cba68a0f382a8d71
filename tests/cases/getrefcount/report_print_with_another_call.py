import sys

from case_world import log


def made():
    log('made')
    return []


x = []
print(sys.getrefcount(x) > 0, made())
log('ok')
