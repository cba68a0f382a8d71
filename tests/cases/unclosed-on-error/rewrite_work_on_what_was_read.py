import os
import tempfile


def pair(path):
    f = open(path)
    name, text = f.read().split()
    f.close()
    return name, text


def third(path, names):
    f = open(path, "w")
    f.write(names[3])
    f.close()


def check(path):
    f = open(path, "rb")
    text = f.read().decode("ascii")
    assert text
    f.close()
    return text


def all_of(paths, work):
    for path in paths:
        f = open(
            path,
            "r",
        )
        print(work(f), """
  done""")
        if f:
            f.close()
        print("next")


folder = tempfile.mkdtemp()
path = os.path.join(folder, "rows")
with open(path, "w") as out:
    out.write("one two")
print(pair(path), check(path))
all_of([path, path], lambda f: f.readline())
third(path, "abcd")
for call in [
    lambda: pair(path),
    lambda: third(path, "abc"),
    lambda: check(path),
    lambda: all_of([path, path], int),
]:
    try:
        call()
    except (AssertionError, IndexError, TypeError, ValueError) as error:
        print(type(error).__name__)
os.remove(path)
os.rmdir(folder)
