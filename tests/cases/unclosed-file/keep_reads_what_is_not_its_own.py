# Neither holds anything that closing it would give back: the descriptor is
# somebody else's, the archive is in memory.
import gzip
import io
import os
import tarfile
import zipfile

from case_world import log, p

fd = os.open(p, os.O_RDONLY)
log(io.FileIO(fd, closefd=False).readline())
log(open(fd, closefd=False).read() == '')
os.close(fd)

memory = io.BytesIO()
with zipfile.ZipFile(memory, 'w') as archive:
    archive.writestr('a', 'text')
log(zipfile.ZipFile(io.BytesIO(memory.getvalue())).namelist())


def names(data):
    buffer = io.BytesIO(data)
    return zipfile.ZipFile(buffer).namelist()


def unpacked(stream):
    return gzip.GzipFile(fileobj=stream).read()


log(names(memory.getvalue()))
log(unpacked(io.BytesIO(gzip.compress(b'text'))))


def is_archive(data):
    try:
        tarfile.open(fileobj=io.BytesIO(data))
    except tarfile.ReadError:
        return False
    return True


log(is_archive(b'text'))
