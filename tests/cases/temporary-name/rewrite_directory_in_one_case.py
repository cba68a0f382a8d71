import os
import tempfile

from case_world import log


def place(given):
    path = given if given else tempfile.TemporaryDirectory(dir='.').name
    return path


log(place('a'), os.path.exists(place('')))
