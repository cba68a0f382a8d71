import os
import tempfile


def save(path, rows):
    try:
        f = open(path, "w")
        f.writelines(rows())
        f.close()
    except ValueError:
        print("failed")
    print(os.path.getsize(path))


def bad():
    yield "one\n"
    raise ValueError


path = os.path.join(tempfile.mkdtemp(), "rows")
save(path, lambda: ["one\n", "two\n"])
save(path, bad)
os.remove(path)
os.rmdir(os.path.dirname(path))
