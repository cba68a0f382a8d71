import sys

from case_world import log


def reuse(buf):
    if sys.getrefcount(buf) <= 3: return 'in place'
    return 'copy'


b = []; c = b
log(reuse(b) in ('in place', 'copy'))
