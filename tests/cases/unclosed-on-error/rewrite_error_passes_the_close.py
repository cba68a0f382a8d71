import os
import tempfile


def save(path, rows):
    f = open(path, "w")  # one row a line
    for row in rows:
        f.write("%d\n" % row)
    # All of them.
    f.close()
    return len(rows)


def count(path, parse):
    f = open(path)
    rows = [parse(line) for line in f]
    f.close()  # has been read
    return len(rows)


folder = tempfile.mkdtemp()
path = os.path.join(folder, "rows")
print(save(path, [1, 2, 3]), count(path, int))
try:
    save(path, [4, "five"])
except TypeError:
    print("cannot be saved")
print(os.path.getsize(path))
try:
    count(path, lambda line: 1 // (int(line) - 4))
except ZeroDivisionError:
    print("cannot be counted")
os.remove(path)
os.rmdir(folder)
