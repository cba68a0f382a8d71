import sys

from case_world import log

x = []
assert sys.getrefcount(x) == 2, 'leak'
log('ok')
