import os

from case_world import log, nfd, p


def load(path):
    return open(path).read() if os.path.exists(path) else None  # may be absent


log(load(p), load('nope'), nfd())
