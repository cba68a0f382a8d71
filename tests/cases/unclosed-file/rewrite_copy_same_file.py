# Opened for writing first: nothing is left to read.
from case_world import log, cat, p

open(p, 'w').write(open(p).read() + 'n')
log(repr(cat(p)))
