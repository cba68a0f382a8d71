import sys

from case_world import log


def reuse(buf):
    if hasattr(sys, 'getrefcount') and sys.getrefcount(buf) <= 3:
        return 'own'
    return 'copy'


log(reuse([]) in ('own', 'copy'))
