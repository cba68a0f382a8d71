from case_world import log, p


class Fake(object):
    def read(self):
        return 'fake'


def load(path, open):
    x = open(path).read()
    return x


log(load(p, lambda path: Fake()))
