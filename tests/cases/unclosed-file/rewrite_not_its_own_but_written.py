# What is still in the buffer is written when it is closed, whoever has the
# descriptor; an archive is completed.
import io
import os
import zipfile

from case_world import log, p

fd = os.open(p, os.O_WRONLY | os.O_TRUNC)
open(fd, 'w', closefd=False).write('text')
os.close(fd)
log(open(p).read())

memory = io.BytesIO()
zipfile.ZipFile(memory, 'w').writestr('a', 'text')
with zipfile.ZipFile(memory) as archive:
    log(archive.namelist())
