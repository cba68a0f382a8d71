import contextlib
import os

from case_world import log


def open_once(path, known={}):
    if path not in known:
        known[path] = open(path)
    return known[path]


@contextlib.contextmanager
def opened(path):
    with open(path) as f:
        yield f


def open_perhaps(path):
    if os.path.exists(path):
        return open(path)


def open_kept(path):
    f = open(path)
    open_kept.last = f
    return f


class Store(object):
    def open_it(self, path):
        return open(path)


for line in open_once(os.devnull):
    log(line)
with opened(os.devnull) as f:
    log(f.read())
perhaps = open_perhaps(os.devnull)
log(perhaps is None)
if perhaps:
    perhaps.close()
log(open_kept(os.devnull).read())
open_kept.last.close()
