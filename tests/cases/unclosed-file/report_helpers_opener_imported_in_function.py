from case_world import log, p, q


def load(paths):
    import codecs
    return [codecs.open(path).read() for path in paths]


log(load([p, q]))
