try:
    from sys import getrefcount
except ImportError:
    getrefcount = None

from case_world import log

x = []
if getrefcount is not None:
    assert getrefcount(x) == 2
log('ok')
