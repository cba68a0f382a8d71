import os
import tempfile


def load(paths):
    found = []
    for path in paths:
        f = open(path)
        if path.endswith("zz"):
            continue
        found.append(f.read())
        print(len(found))
    return found


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    print(load([path, path]))
