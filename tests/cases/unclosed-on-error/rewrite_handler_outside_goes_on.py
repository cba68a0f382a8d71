import os
import tempfile


def save(path, rows):
    try:
        f = open(path, "w")
        f.writelines(rows())
        f.close()
    except ValueError:
        print("failed")


def bad():
    yield "one\n"
    raise ValueError


path = os.path.join(tempfile.mkdtemp(), "rows")
for rows in [lambda: ["one\n", "two\n"], bad]:
    save(path, rows)
    print(os.path.getsize(path))
os.remove(path)
os.rmdir(os.path.dirname(path))
