import sys

from case_world import log

x = []
if x == []: assert sys.getrefcount(x) == 2
else: log('not empty')
for _ in range(2): log('turn'); sys.getrefcount(x)
log('ok')
