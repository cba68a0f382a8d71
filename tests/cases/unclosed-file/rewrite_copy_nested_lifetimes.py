# The target is emptied before the source is opened.
from case_world import log, cat, p, q


def copy(a, b):
    open(a, 'w').write(open(b).read())


copy(p, q)
log(cat(p))
try:
    copy(p, 'nope')
except IOError:
    log('no source', repr(cat(p)))
