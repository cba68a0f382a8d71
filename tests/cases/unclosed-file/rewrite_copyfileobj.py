import shutil

from case_world import log, cat, nfd, p, q


def copy(source, target):
    shutil.copyfileobj(open(source), open(target, 'w'))


copy(p, q)
log(cat(q), nfd())
