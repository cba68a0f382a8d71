from case_world import log, nfd, p


def load(path):
    return path and open(path).read()


def size(*paths):
    return len(paths) > 1 and len(open(paths[0]).read())


log(load(p), load(''), load(None), size(), size(p, p), nfd())
