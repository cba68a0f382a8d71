from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


class A(object):
    def fill(self, table):
        self.x = next(mygen())
        log('between')
        table['k'] = next(mygen(4))


a, t = A(), {}
a.fill(t)
log(a.x, t)
