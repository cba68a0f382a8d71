from case_world import log, p


class Reader(object):
    pass


Reader.read = lambda self, path: open(path).read()
log(Reader().read(p))
