from sys import getrefcount

from case_world import log

log('ok')
