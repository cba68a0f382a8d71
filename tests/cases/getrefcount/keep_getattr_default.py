import sys

from case_world import log

getrefcount = getattr(sys, 'getrefcount', None)
x = []
if getrefcount is not None:
    assert getrefcount(x) == 2
log('ok')
