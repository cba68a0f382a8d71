# A list has no close().
from case_world import log


def mygen():
    return [1, 2]


for x in mygen():
    break
log('ok')
