from contextlib import closing
import contextlib

from case_world import log, nfd, p


def load(path):
    with closing(open(path)) as f:
        return f.read()


with contextlib.closing(open(p)) as f:
    log(f.read(), load(p))
log(nfd())
