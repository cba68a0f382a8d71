from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def patch():
    global mygen
    mygen = lambda: [1, 2]


patch()
for x in mygen():
    break
log('after')
