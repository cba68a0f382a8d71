import os
from os import open

from case_world import log, nfd, p

fd = open(p, os.O_RDONLY)
log(os.read(fd, 2) == b'l1')
os.close(fd)
log(nfd())
