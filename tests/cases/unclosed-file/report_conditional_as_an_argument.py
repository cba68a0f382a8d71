from case_world import log, p


def load(path):
    return len(open(path).read() if path else '')


log(load(p), load(''))
