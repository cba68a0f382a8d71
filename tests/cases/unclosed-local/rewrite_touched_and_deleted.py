import os
import tempfile


def touch(path):
    f = open(path, "w")
    del f
    return os.path.getsize(path)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    print(touch(path))
