from case_world import log, p

name = 'first'


class Path(object):
    def __fspath__(self):
        global name
        name = 'second'
        return p


path = Path()
log(name, open(path).read())
