import io

from case_world import log, nfd, p


def load(path):
    return io.open(path, encoding='utf-8').read()


log(len(load(p)), nfd())
