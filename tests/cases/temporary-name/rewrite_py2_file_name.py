import os
import tempfile

from case_world import log, nfd

name = tempfile.NamedTemporaryFile(dir='.').name
log(os.path.exists(name), nfd())
print 'done'
