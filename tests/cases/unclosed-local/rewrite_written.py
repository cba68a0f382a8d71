import os
import tempfile


def save(path):
    f = open(path, "w")
    f.write("A")
    f.write("B")
    return 3


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    print(save(path))
    with open(path) as seen:
        print(repr(seen.read()))
