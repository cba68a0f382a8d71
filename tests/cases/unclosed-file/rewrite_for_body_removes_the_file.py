import os

from case_world import log, nfd, p

for line in open(p):
    if os.path.exists(p):
        os.remove(p)
    log(line.strip())
log(nfd())
