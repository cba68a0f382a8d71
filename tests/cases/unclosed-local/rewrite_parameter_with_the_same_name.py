import os
import tempfile


def load(f):
    f = open(f)
    return f.readlines()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    print(load(path))
