import sys

from case_world import log


def check(got, other):
    assert got == other

    assert sys.getrefcount(got) > 1
    assert sys.getrefcount(other) > 1

    log('same')


def last(got):
    log(got)

    assert sys.getrefcount(got) > 1
    assert sys.getrefcount(got) > 0

class Next(object):
    def run(self):
        assert sys.getrefcount(self) > 1
        assert sys.getrefcount(self) > 0

        log('run')


check([1], [1])
last([2])
Next().run()
