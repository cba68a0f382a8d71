from case_world import log, nfd, p


def parse(text):
    log('open while parsing', nfd())
    return text.split()


def load(path):
    return parse(open(path).read())


log(load(p))
