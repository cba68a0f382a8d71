# What stands before the generator is read before its arguments are evaluated.
from itertools import islice

from case_world import log

names = ['a']


class Rows(object):
    first = 0


rows = Rows()


def change():
    global names
    names = ['z']
    rows.first = 2
    return 1


def mygen(n):
    try:
        yield n
        yield n + 1
    finally:
        log('fin')


def f():
    for pair in zip(names, mygen(change())):
        log(pair)
    log(list(zip(names, mygen(*[change()]))))
    return rows.first in mygen(change())


def g():
    found = names in mygen(n=change())
    return found, list(islice(mygen(change()), 1))


log(f(), g())
