from case_world import log, nfd, p


def names(path):
    return [line.strip() for line in open(path) if line != 'l2\n']


log(names(p), nfd())
