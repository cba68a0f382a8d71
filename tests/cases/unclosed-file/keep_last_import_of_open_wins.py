from builtins import open as unused
from os import read, open, O_RDONLY, close

from case_world import log, p

fd = open(p, O_RDONLY)
log(len(read(fd, 100)))
close(fd)
