# A file that is put into a list is held by it, as one that is put into a dict.
import os

from case_world import log, p


class Pool(object):
    def __init__(self):
        self.files = []

    def add(self, path):
        self.files.append(open(path))


def opened(paths):
    files = []
    for path in paths:
        files.append(open(path))
    files.insert(0, open(os.devnull))
    return files


pool = Pool()
pool.add(p)
for f in opened([p]) + pool.files:
    log(len(f.read()) > 0)
    f.close()
