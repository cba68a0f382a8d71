import os
import tempfile

from case_world import log

name: str = tempfile.TemporaryDirectory(dir='.').name
log(os.path.exists(name))
if (other := tempfile.NamedTemporaryFile(dir='.').name):
    log(os.path.exists(other))
if (third := tempfile.TemporaryDirectory(dir='.').name):
    log(os.path.exists(third))
