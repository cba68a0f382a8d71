from sys import getrefcount as a, getrefcount as b
import sys

from case_world import log

print(a(None), file=sys.stderr); print(b(None), file=sys.stderr)
assert a(None) > 0
log('end')
