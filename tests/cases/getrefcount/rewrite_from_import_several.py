from sys import version_info, getrefcount, maxsize

from case_world import log

x = []
assert getrefcount(x) == 2
log(version_info[0] >= 2, maxsize > 0)
