import codecs
import io

from case_world import log, nfd, p


def load(path):
    text = (codecs
            .open(path)
            .read())
    other = (io
             .open(path)
             .read()) if path else ''
    (io
     .open(path))
    return text, other


log(load(p), nfd())
