import sys

from case_world import log

x = []
before = sys.getrefcount(x)
y = x
y = None
after = sys.getrefcount(x)
assert before == after
log('ok')
