from case_world import log


def inner():
    try:
        yield 1
        yield 2
    finally:
        log('fin inner')


def outer():
    yield from inner()


for x in outer():
    break
log('after')
