# Opening for writing creates the file, so the call must stay.
import os

from case_world import log, nfd

open('new', 'w')
log(os.path.exists('new'), nfd())
