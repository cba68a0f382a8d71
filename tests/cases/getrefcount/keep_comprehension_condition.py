import sys

from case_world import log

log(len([sys.getrefcount(x) for x in [[], []] if hasattr(sys, 'getrefcount')]) >= 0)
