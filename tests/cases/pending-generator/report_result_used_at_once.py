# The clean-up has run when use() is called.
from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


class Item(object):
    def use(self):
        log('used')


def items():
    try:
        yield Item()
        yield Item()
    finally:
        log('items are gone')


def f():
    next(items()).use()
    log(next(mygen()))
    log(*zip(mygen(), 'ab'))


f()
