from case_world import log, p


def load(path):
    text = open(path).read() if path else ''
    return sorted(locals())


log(load(p), load(''))
