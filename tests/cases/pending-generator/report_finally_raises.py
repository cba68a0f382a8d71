from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def bad():
    try:
        yield 1
        yield 2
    finally:
        raise OSError('in finally')


try:
    for x in bad():
        break
    x = next(bad())
    log('no error')
except OSError:
    log('OSError')
