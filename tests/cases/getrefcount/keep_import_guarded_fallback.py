try:
    from sys import getrefcount
except ImportError:
    def getrefcount(x):
        return 2

from case_world import log

x = []
assert getrefcount(x) == 2
log('ok')
