from case_world import log


def mygen(first, step):
    try:
        while True:
            yield first
            first += step
    finally:
        log('fin')


def f():
    # look for it
    for x in mygen(1,  # from here
                   step=2):  # up
        # big enough?
        if x > 4:
            break  # yes
    # done
    return x


log(f())
