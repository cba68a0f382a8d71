from sys import getrefcount

from case_world import log

x = []
assert getrefcount(x) == 2
log('ok')
