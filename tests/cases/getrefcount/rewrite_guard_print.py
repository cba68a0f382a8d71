# What is printed is seen, so the print stays where there is a count.
import sys

from case_world import log

x = []
print(sys.getrefcount(x), file=sys.stderr)
log('ok')
