from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    for number, x in enumerate(
            mygen(7),  # the items
            1):
        if number == 2:
            break
    return number, x


log(f())
