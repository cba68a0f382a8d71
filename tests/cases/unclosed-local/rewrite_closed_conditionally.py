import os
import tempfile


def save(path, now):
    f = open(path, "w")
    f.write("x")
    if now: f.close()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path, 0)
    with open(path) as seen:
        print(repr(seen.read()))
    save(path, 1)
    with open(path) as seen:
        print(repr(seen.read()))
