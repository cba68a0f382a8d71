from case_world import log, nfd, p, q


def load(first):
    text = open(p).read().strip() if first else open(q).readline().strip()
    return text


log(load(True), load(False), nfd())
