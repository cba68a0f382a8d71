import os
import tempfile


def save(path):
    f = open(path, "w")
    f.write("x")
    del f
    print(os.path.getsize(path))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path)
