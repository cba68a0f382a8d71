import sys

from case_world import log

x = []
sys.getrefcount(x)
log('ok')
