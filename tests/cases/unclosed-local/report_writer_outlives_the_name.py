import csv
import os
import tempfile


def save(path):
    f = open(path, "w")
    writer = csv.writer(f)
    writer.writerow([1, 2])
    del f
    return os.path.getsize(path)


with tempfile.TemporaryDirectory() as folder:
    print(save(os.path.join(folder, "a")))
