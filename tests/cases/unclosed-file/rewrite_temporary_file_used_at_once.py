import tempfile

from case_world import log, nfd


def touch(text):
    tempfile.TemporaryFile('w').write(text)
    written = tempfile.NamedTemporaryFile('w').write(text)
    tempfile.SpooledTemporaryFile(10, 'w').write(text)
    return written


touch('much more than ten')
log(nfd())
