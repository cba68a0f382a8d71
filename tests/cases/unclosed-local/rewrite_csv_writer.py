import csv
import os
import tempfile


def save(path):
    f = open(path, "w", newline="")
    writer = csv.writer(f)
    writer.writerow([1, 2])
    print(os.path.getsize(path))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    save(path)
    with open(path) as seen:
        print(repr(seen.read()))
