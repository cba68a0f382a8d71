import sys

from case_world import log

if hasattr(sys, 'getrefcount'):
    assert sys.getrefcount([]) > 0
log('ok')
