# Where there is no count the copy must be made.
import sys

from case_world import log


def reuse(buf):
    if sys.getrefcount(buf) <= 3:
        return 'in place'
    return 'copy'


log(reuse([]) in ('in place', 'copy'))
