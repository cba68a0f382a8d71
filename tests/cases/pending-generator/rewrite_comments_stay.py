from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    # before
    for x in mygen():  # the loop
        # first
        if x == 2:
            # found
            break

        # not yet
        log(x)  # so far
    else:  # none
        # nothing
        log('none')
    # after
    return x


log(f())
