# An archive that an error leaves open is not complete.
import os
import tempfile
import zipfile


def pack(path, texts):
    archive = zipfile.ZipFile(path, "w")  # NR104
    for name in sorted(texts):
        archive.writestr(name, texts[name].encode("ascii"))
    archive.close()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.zip")
    try:
        pack(path, {"a.txt": "hello", "b.txt": "Zo\xeb"})
    except UnicodeError:
        print("cannot be packed")
    print("a.zip is an archive:", zipfile.is_zipfile(path))
