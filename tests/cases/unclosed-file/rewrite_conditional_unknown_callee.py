from case_world import log, nfd, p


def process(text):
    log(len(text), nfd())
    return text


def load(path):
    return process(open(path).read()) if path else process('')


log(load(p), load(''))
