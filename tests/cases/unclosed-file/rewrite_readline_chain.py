from case_world import log, nfd, p


def head(path):
    return open(path).readline().split()


log(head(p), nfd())
