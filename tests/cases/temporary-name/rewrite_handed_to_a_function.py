import os
import tempfile

from case_world import log, nfd


def check(path):
    log(os.path.exists(path), nfd())
    return path


check(tempfile.NamedTemporaryFile(dir='.').name)
made = open(tempfile.NamedTemporaryFile(dir='.').name, 'w')
made.close()
log(os.path.exists(os.path.join(tempfile.NamedTemporaryFile(dir='.').name, 'x')))
for letter in os.path.basename(tempfile.NamedTemporaryFile(dir='.', prefix='abc').name)[:3]:
    log(letter)
with open(tempfile.NamedTemporaryFile(dir='.').name, 'w') as made:
    log(made.closed)
