import sys

from case_world import log, cat, p


def save(path):
    n = open(path, 'w').write('four')
    return n


n = save(p)
log(n if sys.version_info[0] > 2 else 4, cat(p))
