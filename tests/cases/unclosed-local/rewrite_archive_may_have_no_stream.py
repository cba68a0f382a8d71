# Where there is no stream, the archive opens the file by its name.
import os
import tarfile
import tempfile


def names(path, stream=None):
    tar = tarfile.open(path, "r", stream)
    return tar.getnames()


def bound(path, streams):
    stream = None
    if streams:
        stream = streams.pop()
    tar = tarfile.open(path, fileobj=stream)
    return tar.getnames()


def without(path):
    tar = tarfile.open(path, "r", None)
    return tar.getnames()


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a")
    other = os.path.join(folder, "b")
    with tarfile.open(path, "w") as tar:
        tar.add(folder, "x", recursive=False)
    print(names(path), bound(path, []), without(path))
