from case_world import log, nfd, p


def load(path):
    text: str = open(path).read() if path else ''
    return text


log(load(p), load(''), nfd())
