# Closing it would give nothing back: the buffer is freed like any object, and
# the descriptor is somebody else's.
import io
import os
import zipfile

memory = io.BytesIO()
with zipfile.ZipFile(memory, 'w') as archive:
    archive.writestr('a', 'text')


def names(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return archive.namelist()


def first_line(fd):
    reader = io.FileIO(fd, mode='rb', closefd=False)
    return reader.readline()


print(names(memory.getvalue()))
fd = os.open(__file__, os.O_RDONLY)
print(first_line(fd)[:1])
os.close(fd)
