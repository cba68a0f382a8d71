import sys

from case_world import log

x = []
assert sys.getrefcount(x) == 2
assert sys.getrefcount(x) > 1
sys.getrefcount(x)
log('ok')
