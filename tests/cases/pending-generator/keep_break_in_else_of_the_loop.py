from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


for turn in range(2):
    for x in mygen():
        log(x)
    else:
        break
log('after', turn)
