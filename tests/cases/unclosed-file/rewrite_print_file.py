from __future__ import print_function

from case_world import log, cat, p

print('hello', file=open(p, 'w'))
log(cat(p))
