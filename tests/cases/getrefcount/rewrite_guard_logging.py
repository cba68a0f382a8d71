import logging
import sys

from case_world import log

logger = logging.getLogger('counts')


def trace(x):
    logger.debug('count %d', sys.getrefcount(x))
    return len(x)


log(trace([]))
