import sys

from case_world import log

x = []
assert sys.getrefcount(x) == 2  # norefcount: ignore[NR501]
log('ok')
