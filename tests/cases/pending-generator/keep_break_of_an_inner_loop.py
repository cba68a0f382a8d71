from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


for x in mygen():
    for y in [1, 2, 3]:
        if y == 2:
            break
    while True:
        break
    log(x)
log('after')
