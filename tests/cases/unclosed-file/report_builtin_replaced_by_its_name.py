from case_world import log

import sys


class Fake(object):
    def read(self):
        return 'fake'


def load():
    return open('a.txt').read()


globals()['open'] = lambda path: Fake()
log(load())
setattr(sys.modules[__name__], 'open', lambda path: Fake())
log(load())
