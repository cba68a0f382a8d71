# With -O the assertion, and the open in it, do not run.
from case_world import log, p

assert open(p).read() == 'l1\nl2\nl3\n'
log('ok')
