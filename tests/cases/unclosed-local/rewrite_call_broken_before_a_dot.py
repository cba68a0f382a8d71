import io

from case_world import log, nfd, p


def load(path):
    f = (io
         .open(path))
    text = f.read()
    g = io \
        .open(path)
    more = g.read()
    return text, more


log(load(p), nfd())
