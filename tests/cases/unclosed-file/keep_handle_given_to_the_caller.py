import contextlib

from case_world import log, nfd, p


@contextlib.contextmanager
def opened(path):
    with open(path) as f:
        yield f


with opened(p) as f:
    log(f.readline())
log(nfd())
