import sys

from case_world import log

x = []
assert sys.getrefcount(x) == 2
log(eval('sys.maxsize') > 0)
