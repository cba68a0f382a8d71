import os
from tempfile import NamedTemporaryFile

from case_world import log, nfd


def scratch(suffix):
    return NamedTemporaryFile(suffix=suffix, dir='.').name


log(os.path.exists(scratch('.a')), scratch('.b')[-2:], nfd())
