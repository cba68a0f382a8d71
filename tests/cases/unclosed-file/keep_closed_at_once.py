import os

from case_world import log, nfd

open('new', 'w').close()
log(os.path.exists('new'), nfd())
