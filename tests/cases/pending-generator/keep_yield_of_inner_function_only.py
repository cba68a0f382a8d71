# The try belongs to another function than the yield.
from case_world import log


def numbers():
    def check(n):
        try:
            return int(n)
        finally:
            log('checked')
    yield check('1')
    yield check('2')


for n in numbers():
    break
log(n)
