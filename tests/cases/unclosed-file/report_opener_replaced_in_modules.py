import sys

from case_world import log, p


class Fake(object):
    def __init__(self, *arguments, **more):
        pass

    def read(self):
        return "fake"


setattr(sys.modules["builtins"], "open", Fake)


def load(path):
    return open(path).read()


log(load(p))
