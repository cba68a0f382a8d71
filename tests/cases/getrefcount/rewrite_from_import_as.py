from sys import getrefcount as rc

from case_world import log

x = []
assert rc(x) == 2
log('ok')
