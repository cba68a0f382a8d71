from case_world import log, p


def texts(path):
    yield (yield 'first') or open(path).read()


t = texts(p)
log(next(t), next(t))
