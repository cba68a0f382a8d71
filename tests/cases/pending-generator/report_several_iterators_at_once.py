from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    # Which of the two is closed first depends on the release.
    for x in (a + b for a in mygen(1) for b in mygen(2)):
        break
    return next(a + b for a in mygen(1) for b in mygen(2))


f()
