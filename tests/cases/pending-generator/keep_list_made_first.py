from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


for x in list(mygen()):
    break
for x in sorted(mygen()):
    break
for x in reversed(tuple(mygen())):
    break
log('after')
