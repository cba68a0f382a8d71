import os

from case_world import log, ignore_descriptors

ignore_descriptors()

o = os.popen('echo hi').read()
log(o)
