import os
import tempfile


def lines(path):
    f = open(path)
    for line in f:
        yield line.strip()
    yield "end"


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    print(list(lines(path)))
