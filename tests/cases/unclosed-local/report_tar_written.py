import os
import tarfile
import tempfile


def pack(path, member):
    tar = tarfile.open(path, "w")
    tar.add(member, "member")


with tempfile.TemporaryDirectory() as folder:
    pack(os.path.join(folder, "a.tar"), __file__)
