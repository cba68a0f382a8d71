import os
import tempfile


def touch(path):
    f = open(path, "w")  # truncate it


def touch_and_go(path):
    if path:
        print("go")
    f = open(path, "a")


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    touch(path)
    touch_and_go(path)
    print(os.path.getsize(path))
