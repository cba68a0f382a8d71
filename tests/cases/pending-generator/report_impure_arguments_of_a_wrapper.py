# zip() would evaluate start() first; the generator must not be made before it.
from case_world import log


def mygen(n):
    try:
        yield n
        yield n + 1
    finally:
        log('fin')


def start():
    log('start')
    return [1, 2, 3]


def argument():
    log('argument')
    return 5


def f():
    for a, b in zip(start(), mygen(argument())):
        break
    return a, b


log(f())
