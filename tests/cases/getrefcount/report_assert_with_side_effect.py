# Dropping the statement would drop the call as well.
import sys

from case_world import log


def made():
    log('made')
    return []


assert sys.getrefcount(made()) > 0
log('end')
