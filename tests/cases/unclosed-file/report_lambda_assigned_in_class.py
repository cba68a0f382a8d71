from case_world import log, p


class Reader(object):
    read = lambda self, path: open(path).read()


log(Reader().read(p))
