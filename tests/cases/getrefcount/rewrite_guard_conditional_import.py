import sys

from case_world import log

x = []
if x == []: from sys import getrefcount as rc
if x == []: print(rc(x), file=sys.stderr)
else: print(rc(x), file=sys.stderr); log('not empty')
try: print(rc(x), file=sys.stderr)
finally: log('finally')
log('end')
