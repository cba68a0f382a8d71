from case_world import log


class sys(object):
    @staticmethod
    def getrefcount(x):
        return 5


assert sys.getrefcount([]) == 5
log('ok')
