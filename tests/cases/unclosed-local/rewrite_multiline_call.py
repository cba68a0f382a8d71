import os
import tempfile


def save(path):
    f = open(path,
             "w")
    f.write("x")


def again(path):
    f = (open(path, "a"))
    f.write("y")


def more(path):
    f = \
        open(path, "a")
    f.write("z")


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path)
    again(path)
    more(path)
    with open(path) as seen:
        print(repr(seen.read()))
