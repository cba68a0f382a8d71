import os

from case_world import log, nfd, p

x = os.fdopen(os.open(p, os.O_RDONLY)).read()
log(x, nfd())
