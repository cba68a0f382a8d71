from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


def f():
    x = next(
        mygen(
            n=5,
        ),
        None,
    )
    if x: y = next(mygen())
    return x, y


log(f())
