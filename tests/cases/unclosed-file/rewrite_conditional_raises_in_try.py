from case_world import log, nfd, p


def load(path, default='old'):
    text = default
    try:
        text = open(path).read() if path else ''
    except IOError:
        log('failed', text)
    return text


log(load(p), load(''), load('nope'), nfd())
