import sys

from case_world import log

x = []; assert sys.getrefcount(x) == 2; log('ok')
sys.getrefcount(x); log('two')
log('three'); sys.getrefcount(x)
