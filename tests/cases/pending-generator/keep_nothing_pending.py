# Nothing stands behind the yield, so nothing is late.
from case_world import log


def numbers():
    n = 0
    while True:
        yield n
        n += 1


for n in numbers():
    if n > 3:
        break
log(n)
