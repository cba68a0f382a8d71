from case_world import log, nfd, p


def ends(path):
    first, middle, last = open(path).readlines()
    return first + last


log(ends(p), nfd())
