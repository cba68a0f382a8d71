from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def f():
    for x in mygen():
        break
    return sorted(locals())


log(f())
