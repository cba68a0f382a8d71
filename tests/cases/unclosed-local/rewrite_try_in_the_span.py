import os
import tempfile


def save(path):
    f = open(path, "w")
    try:
        f.write(1)
    except TypeError:
        f.write("no text")
    print(os.path.getsize(path))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path)
    with open(path) as seen:
        print(repr(seen.read()))
