import os
import tempfile

from case_world import log


def read(path):
    text = ''
    with open(path) as f:
        for line in f:
            text += line.upper()
    return text


handle, path = tempfile.mkstemp()
os.write(handle, b'one\ntwo\n')
os.close(handle)
log(read(path))
os.remove(path)
