import mmap

from case_world import log, nfd, p

with open(p, 'rb') as made:
    first = mmap.mmap(made.fileno(), 0, access=mmap.ACCESS_READ).readline()
log(len(first), nfd())
