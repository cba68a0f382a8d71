import sys as system

from case_world import log

x = []
assert system.getrefcount(x) == 2
log('ok')
