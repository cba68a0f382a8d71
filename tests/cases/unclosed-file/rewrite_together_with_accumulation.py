# Two transforms meet in one loop.
from case_world import log, cat, nfd, p, q


def copy(source, target):
    s = ''
    for line in open(source):
        s += line.upper()
    open(target, 'w').write(s)


copy(p, q)
log(cat(q), nfd())
