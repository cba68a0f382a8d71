import os

from case_world import log, p


def free(taken):
    name = '_'
    while name in taken:
        name += '_'
    return name


def missing():
    path = 'a'
    while (os.path.exists(path)):
        path = path + '.txt'
    return path


log(free({'_', '__'}))
log(missing())
