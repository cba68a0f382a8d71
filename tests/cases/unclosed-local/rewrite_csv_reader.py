import csv
import os
import tempfile


def rows(path):
    f = open(path)
    reader = csv.reader(f)
    found = [row for row in reader]
    return found


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with open(path, "w") as out:
        out.write("one\ntwo\nthree\n")
    print(rows(path))
