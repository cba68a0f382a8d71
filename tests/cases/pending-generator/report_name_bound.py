from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    g = mygen()
    for x in g:
        break
    log('still in f')
    return x


def in_a_branch(c):
    if c:
        g = mygen()
        next(g)
        for x in g:
            if x:
                return x
    return None


def deleted():
    g = mygen()
    for x in g:
        break
    del g
    log('deleted')


log('f', f(), in_a_branch(1), deleted())
