import sys

from case_world import log

count = getattr(sys, 'getrefcount', lambda x: 0)
log(count([]) >= 0)
