from sys import getsizeof as size

from case_world import log

log(isinstance(size({}), int))
