from case_world import log


def mygen(n):
    try:
        yield n
        yield n + 1
    finally:
        log('fin', n)


def f():
    turns = 0
    while turns < 2:
        for x in mygen(turns):
            break
        turns += 1
    return turns


log(f())
