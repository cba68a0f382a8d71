import zipfile
import os
import tempfile


def pack(path):
    archive = zipfile.ZipFile(path, "w")
    archive.writestr("a", b"text")


def names(path):
    archive = zipfile.ZipFile(path)
    found = archive.namelist()
    return found


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    pack(path)
    print(names(path))
