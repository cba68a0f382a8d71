import contextlib
import os
import tempfile


def save(path):
    f = open(path, "w")
    with contextlib.redirect_stdout(f):
        print("text")
    print(os.path.getsize(path))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path)
    with open(path) as seen:
        print(repr(seen.read()))
