# The file is opened, and emptied, before the argument is evaluated.
import os

from case_world import log, cat, p


def fresh():
    log('size now', os.path.getsize(p))
    return 'new'


open(p, 'w').write(fresh())
log(cat(p))
