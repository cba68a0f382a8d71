# Alone the import stops the program where there is no getrefcount.
from sys import getrefcount

from case_world import log

log('ok')
