from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


# The method of an iterator is called.
def f():
    x = mygen().next()
    print x
    return x


f()
