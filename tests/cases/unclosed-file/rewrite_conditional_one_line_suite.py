from case_world import log, nfd, p


def load(path, wanted):
    text = 'unset'
    if wanted: text = open(path).read() if path else ''; log('read')
    else: text = 'x' if path else open(p).read()
    return text


log(load(p, True), load('', True), load(p, False), load('', False), nfd())
