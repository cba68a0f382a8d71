import sys

from case_world import log

if hasattr(sys, 'getrefcount'):
    grc = sys.getrefcount
    x = []
    assert grc(x) > 0
try:
    other = sys.getrefcount
except AttributeError:
    other = None
if other:
    assert other([]) > 0
third = getattr(sys, 'getrefcount', None)
if third is not None:
    assert third([]) > 0
log('ok')
