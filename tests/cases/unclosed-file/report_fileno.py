import os

from case_world import log, p

fd = open(p).fileno()
try:
    os.fstat(fd)
    log('valid')
except OSError:
    log('closed')
