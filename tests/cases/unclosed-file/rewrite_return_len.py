from case_world import log, nfd, p


def size(path): return len(open(path).read())


log(size(p), nfd())
