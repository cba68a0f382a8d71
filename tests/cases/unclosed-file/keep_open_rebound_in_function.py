from case_world import log, p


class Fake(object):
    def read(self):
        return 'fake'


def load(path):
    open = lambda name: Fake()
    return open(path).read()


log(load(p))
