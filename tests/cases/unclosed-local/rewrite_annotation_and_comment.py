from typing import IO
import os
import tempfile


def load(path):
    f: IO[str] = open(path)  # keep
    return f.read()


def typed(path):
    f = open(path)  # type: IO[str]
    text = f.read()
    return text


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    print(repr(load(path)), repr(typed(path)))
