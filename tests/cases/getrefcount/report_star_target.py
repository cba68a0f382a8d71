import sys

from case_world import log

box = {}
box['n'] = sys.getrefcount(None)
first, *rest = [sys.getrefcount(None), 1]
log(box['n'] > 0, rest)
