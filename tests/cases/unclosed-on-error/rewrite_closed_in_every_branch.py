import os
import tempfile


def first(path, test):
    f = open(path)
    if test(f.readline()):
        f.close()
        return "first"
    found = test(f.readline())
    f.close()
    return "second" if found else None


def copy(path, work):
    f = open(path)
    if work is None:
        size = len(f.read())
        f.close()
    else:
        size = work(f)
        f.close()
    print("size", size)


path = os.path.join(tempfile.mkdtemp(), "rows")
with open(path, "w") as out:
    out.write("one\ntwo\n")
print(first(path, lambda line: line == "one\n"))
print(first(path, lambda line: line == "two\n"))
print(first(path, lambda line: line == "three\n"))
copy(path, None)
copy(path, lambda f: sum(map(len, f)))
try:
    copy(path, int)
except TypeError:
    print("cannot be copied")
os.remove(path)
os.rmdir(os.path.dirname(path))
