import os
import tempfile

from case_world import log, nfd

open(tempfile.NamedTemporaryFile(dir='.', prefix='made').name, 'w').write('x')
log([name[:4] for name in os.listdir('.') if name.startswith('made')], nfd())
