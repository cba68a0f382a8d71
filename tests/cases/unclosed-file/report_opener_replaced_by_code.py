import gzip

from case_world import log, p


class Fake(object):
    def __init__(self, *arguments, **more):
        pass

    def read(self):
        return "fake"


exec("gzip.open = Fake", {"Fake": Fake, "gzip": gzip})


def load(path):
    return gzip.open(path).read()


log(load(p))
