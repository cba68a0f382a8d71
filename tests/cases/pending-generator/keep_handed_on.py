from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f(consumer):
    consumer(mygen())
    consumer(enumerate(mygen()))
    consumer(x for x in mygen())
    lazy = enumerate(mygen())
    lazy2 = (x for x in mygen())
    mygen()
    return mygen()


class A(object):
    def __init__(self, g=mygen()):
        self.g = mygen()
        self.all = [mygen()]


log(len(list(f(list))), len(list(A().g)))
