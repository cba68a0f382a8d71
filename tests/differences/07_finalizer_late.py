# A finalizer runs some time after its object is dropped.
import os
import tempfile


class Scratch:
    def __init__(self):
        self.folder = tempfile.mkdtemp()

    def __del__(self):
        os.rmdir(self.folder)  # NR601


scratch = Scratch()
folder = scratch.folder
del scratch
print("still there:", os.path.exists(folder))
