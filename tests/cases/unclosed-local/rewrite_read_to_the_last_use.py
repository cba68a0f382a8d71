import os
import tempfile


def load(path):
    f = open(path)  # the text
    # of two lines

    first = f.readline()
    second = f.readline()
    words = [first, second]
    return words


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    print(load(path))
