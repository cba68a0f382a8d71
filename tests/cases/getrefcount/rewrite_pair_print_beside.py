import sys

from case_world import log

x = []
print(sys.getrefcount(x) > 0, file=sys.stderr); log('ok')
