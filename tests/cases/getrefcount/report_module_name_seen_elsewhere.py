# Another module may import the name.
import sys

from case_world import log

__all__ = ['baseline']

baseline = sys.getrefcount(None)
log('ok')
