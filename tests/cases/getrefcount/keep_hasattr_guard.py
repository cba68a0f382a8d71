import sys

from case_world import log

x = []
if hasattr(sys, 'getrefcount'):
    assert sys.getrefcount(x) == 2
log('ok')
