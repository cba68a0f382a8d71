import os
import tempfile

from case_world import log

name = tempfile.TemporaryDirectory(dir='.').name  # free now
log(os.path.exists(name))
os.mkdir(name)
log(os.listdir(name))


class Job(object):
    def __init__(self):
        self.place = tempfile.TemporaryDirectory(
            dir='.',
            prefix='job').name


log(os.path.exists(Job().place))
