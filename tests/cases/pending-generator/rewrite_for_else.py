from case_world import log


def mygen():
    try:
        yield 1
    finally:
        log('fin')


for x in mygen():
    if x == 9:
        break
else:
    log('else')
log('after')


def search(wanted):
    for x in mygen():
        if x == wanted:
            log('found')
            break
    else:
        log('nothing')
    log('searched')


search(1)
search(2)
