from sys import (
    getrefcount,  # the counts
    maxsize,
)

from case_world import log

x = []
assert getrefcount(x) == 2
log(maxsize > 0)
