import os
import tempfile


def size(path):
    return os.path.getsize(path)


def save(path):
    f = open(path, "w")
    f.write("text")
    f = size(path)
    return f


with tempfile.TemporaryDirectory() as folder:
    print(save(os.path.join(folder, "a")) in (0, 4))
