# Who catches it has the file.
from case_world import log, p


class Found(Exception):
    def __init__(self, file):
        self.file = file


def search():
    for name in (p, 'missing'):
        f = open(name)
        raise Found(f)


try:
    search()
except Found as found:
    with found.file as f:
        log(f.read())
