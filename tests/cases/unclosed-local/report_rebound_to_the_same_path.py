import os
import tempfile


def save(path):
    f = open(path, "w")
    f.write("long text")
    f = open(path, "w")
    f.write("new")
    f.close()


with tempfile.TemporaryDirectory() as folder:
    save(os.path.join(folder, "a"))
