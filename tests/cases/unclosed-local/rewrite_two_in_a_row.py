import os
import tempfile


def save(path, other):
    f = open(path, "w"); f.write("A")
    f = open(other, "w"); f.write("B")
    print(os.path.getsize(path), os.path.getsize(other))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path, other)
    with open(other) as seen:
        print(repr(seen.read()))
