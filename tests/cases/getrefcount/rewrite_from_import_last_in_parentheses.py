from sys import (
    maxsize,  # the largest
    getrefcount  # the counts
)

from case_world import log

x = []
assert getrefcount(x) == 2
log(maxsize > 0)
