from case_world import log, nfd, p


def load(path):
    try:
        return open(path).read()
    except IOError, error:
        return error.__class__.__name__


print load(p), load('nope')
log(nfd())
