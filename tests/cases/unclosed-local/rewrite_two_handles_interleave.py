import os
import tempfile


def save(path):
    f = open(path, "w"); f.write("A")
    print(os.path.getsize(path))
    return 1


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path)
    with open(path) as seen:
        print(repr(seen.read()))
