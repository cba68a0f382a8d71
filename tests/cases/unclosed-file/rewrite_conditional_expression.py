import os

from case_world import log, p


def load(path):
    x = open(path).read() if os.path.exists(path) else ''
    return x


log(load(p), load('nope'))
