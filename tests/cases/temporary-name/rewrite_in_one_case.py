import os
import tempfile

from case_world import log


def place(given):
    path = given or tempfile.NamedTemporaryFile(dir='.').name
    return path if path == given else tempfile.NamedTemporaryFile(dir='.', prefix='x').name


log(place('a'), os.path.exists(place('')))
fresh = lambda: tempfile.NamedTemporaryFile(dir='.').name
log(os.path.exists(fresh()))
