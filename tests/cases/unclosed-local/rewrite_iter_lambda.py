import functools
import os
import tempfile


def count(path):
    n = 0
    f = open(path, "rb")
    for chunk in iter(lambda: f.read(2), b""): n += len(chunk)
    return n


def partly(path):
    f = open(path, "rb")
    for chunk in iter(functools.partial(f.read, 2), b""):
        print(chunk)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    print(count(path))
    partly(path)
