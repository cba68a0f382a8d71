from case_world import log, nfd, p

f = fh = 'kept'


def load(path):
    global f
    text = open(path).read()
    return text, f


log(load(p), f, fh, nfd())
