import os
import tempfile

from case_world import log, nfd

name = tempfile.NamedTemporaryFile(dir='.').name
log(os.path.exists(name), nfd())
with open(name, 'w') as made:
    made.write('mine')
with open(name) as made:
    log(made.read())
