import os
import tempfile


def find(path, word):
    f = open(path)
    for line in f:
        if word in line:
            return line
    f.close()
    return None


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    print(find(path, "tw"), find(path, "zz"))
