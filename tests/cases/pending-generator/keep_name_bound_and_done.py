from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


from contextlib import closing


def again():
    g = mygen()
    for x in g:
        break
    for x in g:
        log(x)


def rest():
    g = mygen()
    for x in g:
        break
    return list(g)


def closed():
    g = mygen()
    for x in g:
        break
    g.close()


def managed():
    g = mygen()
    with closing(g):
        for x in g:
            return x


def handed_on(sink):
    g = mygen()
    for x in g:
        break
    sink(g)


def returned():
    g = mygen()
    for x in g:
        break
    return g


def stored(self):
    g = mygen()
    for x in g:
        break
    self.g = g


def seen_by_another():
    g = mygen()

    def more():
        return next(g)
    for x in g:
        break
    return more


def in_turns():
    g = mygen()
    n = 0
    while n < 2:
        for x in g:
            break
        n += 1


def bound_twice(c):
    g = mygen()
    if c:
        g = [1, 2]
    for x in g:
        break


def asked_once():
    g = mygen()
    return next(g)


def to_the_end():
    g = mygen()
    first = next(g)
    for x in g:
        log(x)
    return first


again()
log(rest())
