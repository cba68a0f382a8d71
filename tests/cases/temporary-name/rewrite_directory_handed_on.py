import os
import tempfile

from case_world import log


def check(path):
    log(os.path.exists(path))
    return path


def places():
    check(tempfile.TemporaryDirectory(dir='.').name)
    path = os.path.join(tempfile.TemporaryDirectory(dir='.').name, 'x')
    log(os.path.exists(os.path.dirname(path)))
    both = tempfile.TemporaryDirectory().name, len(tempfile.TemporaryDirectory().name)
    log(len(both))
    if tempfile.TemporaryDirectory().name: log('named')
    return tempfile.TemporaryDirectory(dir='.').name


check(places())
a = 1; b = tempfile.TemporaryDirectory(dir='.').name; check(b)
