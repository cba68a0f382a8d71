import sys

from case_world import log

log(isinstance(sys.getsizeof(x for x in []), int))
log(isinstance(sys.getsizeof((x for x in []),), int))
log(isinstance(sys.getsizeof(
    [1, 2],  # a list
), int))
log(isinstance(sys.getsizeof(object=1), int))
log(isinstance(sys.getsizeof(lambda: 1), int))
