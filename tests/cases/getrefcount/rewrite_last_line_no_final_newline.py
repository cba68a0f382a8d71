import sys

from case_world import log

x = []
log('ok')
assert sys.getrefcount(x) == 2