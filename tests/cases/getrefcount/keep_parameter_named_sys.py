import sys

from case_world import log


class Fake(object):
    @staticmethod
    def getrefcount(x):
        return 5


def check(sys):
    assert sys.getrefcount([]) == 5
    return 'ok'


log(check(Fake), sys is not None)
