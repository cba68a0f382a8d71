import os
from shutil import rmtree


class Lock(object):
    def __del__(self, remove=os.remove):
        os.unlink(self.path)


class Folder:
    def __del__(self):
        rmtree(self.path)
        os.rmdir(self.path)
