import os

from case_world import log, nfd, p


def first(path):
    fd = os.open(path, os.O_RDONLY)
    try:
        return os.read(fd, 2)
    finally:
        os.close(fd)


log(first(p) == b'l1', nfd())
