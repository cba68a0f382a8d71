from case_world import log


def mygen(n):
    try:
        yield n
        yield n + 1
    finally:
        log('fin', n)


def f():
    for x in mygen(1):
        break
    log('between')
    for x in mygen(5):
        break
    return x


log(f())
