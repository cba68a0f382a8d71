# Asking for an item may make it.
import collections
import sys

from case_world import log

made = collections.defaultdict(list)
assert sys.getrefcount(made['x']) > 0
log(sorted(made))
