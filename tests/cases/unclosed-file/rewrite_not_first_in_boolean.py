import os

from case_world import log, p


def has(path):
    return os.path.exists(path) and 'l1' in open(path).read()


log(has(p), has('nope'))
