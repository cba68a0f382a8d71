"""A module that begins with prose."""
from __future__ import print_function

import sys

from case_world import log

x = []
assert sys.getrefcount(x) == 2
log(__doc__)
