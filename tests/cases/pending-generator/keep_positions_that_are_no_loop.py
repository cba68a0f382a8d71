from case_world import log


def mygen(n=0):
    try:
        yield n + 1
        yield n + 2
        yield n + 3
    finally:
        log('fin', n)


g = mygen()
items = [x for x in mygen()]
first, = [x for x in mygen() if x == 1]
for x in (h for h in [mygen]):
    break
for x in [mygen()]:
    break
for x in (g, mygen()):
    break
for x in mygen().__iter__():
    break
log(len(items))
