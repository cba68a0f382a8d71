import sys

from case_world import log

grc = sys.getrefcount
grc = len
log(grc([]))
