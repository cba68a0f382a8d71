from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    for a, b in zip(mygen(1), mygen(2)):
        break
    return a, b


log(f())
