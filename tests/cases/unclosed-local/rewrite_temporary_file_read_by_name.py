import os
import tempfile

from case_world import cat, log


def one():
    t = tempfile.NamedTemporaryFile(dir='.')
    t.write(b'data')
    t.flush()
    log(cat(t.name), os.path.getsize(t.name))


def kept():
    t = tempfile.NamedTemporaryFile(dir='.', delete=False)
    t.write(b'data')
    t.flush()
    os.unlink(t.name)


one()
kept()
log(len(os.listdir('.')))
