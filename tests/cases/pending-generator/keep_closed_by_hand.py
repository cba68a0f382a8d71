from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def f():
    gen = mygen()
    try:
        for x in gen:
            if x == 1:
                break
    finally:
        gen.close()
    log('after')


f()
