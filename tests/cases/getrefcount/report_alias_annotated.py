import sys

from case_world import log

grc: object = sys.getrefcount
log(grc is not None)
