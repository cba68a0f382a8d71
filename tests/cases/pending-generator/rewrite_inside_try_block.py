from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def f():
    try:
        for x in mygen():
            if x:
                break
        log('left')
    except ValueError:
        log('no')
    finally:
        log('finally')


f()
