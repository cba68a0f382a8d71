from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


from itertools import islice, takewhile


def f():
    z = zip(mygen(), 'ab')
    log(len(list(z)))
    return islice(mygen(), 1)


class A(object):
    def __init__(self):
        self.some = takewhile(bool, mygen())


log(list(f()), list(A().some))
