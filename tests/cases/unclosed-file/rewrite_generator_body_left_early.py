# Closing in the generator alone is not enough: the loop leaves it pending.
from case_world import log, nfd, p


def lines(path):
    for line in open(path):
        yield line.strip()


for line in lines(p):
    log(line)
    break
log(nfd())
