from case_world import log


def getrefcount(x):
    return 1


class Ledger(object):
    def getrefcount(self, x):
        return 2


assert getrefcount([]) == 1
assert Ledger().getrefcount([]) == 2
log('ok')
