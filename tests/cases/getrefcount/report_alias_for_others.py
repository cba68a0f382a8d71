# Nothing here reads it, so others may.
import sys

from case_world import log

get_count = sys.getrefcount
log('ok')
