import sys

from case_world import log

grc = sys.getrefcount
x = []
assert list(map(grc, [x]))
log(grc is not None)
