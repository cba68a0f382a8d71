from case_world import log


def gen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def f():
    for x in gen():
        break
    return [y for y in gen()]


log(f())
