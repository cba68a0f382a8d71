import sys

from case_world import log


class Trait(object):
    @property
    def handler(self):
        log('handler made')
        return [1]


def check(trait):
    # Reading the attribute used to crash.
    sys.getrefcount(trait.handler)


check(Trait())
log('ok')
