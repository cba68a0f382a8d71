import sys

from case_world import log

__all__ = ['grc']
grc = sys.getrefcount
log('ok')
