import os

from case_world import log, nfd, p


def broken():
    raise ValueError('boom')


try:
    open(p, 'w').write(broken())
except ValueError:
    log('caught, size', os.path.getsize(p), nfd())
