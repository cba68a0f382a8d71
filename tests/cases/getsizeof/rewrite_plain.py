import sys

from case_world import log

n = sys.getsizeof([])
total = sum(sys.getsizeof(x) for x in ("a", "b"))
log(isinstance(n, int), isinstance(total, int))
