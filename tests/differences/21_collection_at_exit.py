# What is compressed is not complete when nobody closes it.
import gzip
import os
import tempfile
import zipfile


def pack(folder):
    gzip.open(os.path.join(folder, "a.gz"), "wb").write(b"hello")  # NR101
    archive = zipfile.ZipFile(os.path.join(folder, "a.zip"), "w")  # NR102
    archive.writestr("note.txt", "hello")


with tempfile.TemporaryDirectory() as folder:
    pack(folder)
    print("a.gz has its end:", os.path.getsize(os.path.join(folder, "a.gz")) > 20)
    print("a.zip is an archive:", zipfile.is_zipfile(os.path.join(folder, "a.zip")))
