import sys
from unittest import mock

from case_world import log, p


class Fake(object):
    def __init__(self, *arguments, **more):
        pass

    def read(self):
        return "fake"


mock.patch.object(sys.modules["builtins"], "open", Fake).start()


def load(path):
    return open(path).read()


log(load(p))
