# Closing the archive leaves the file open, and with the file closed the archive
# cannot be read.
import tarfile
import zipfile


def members(path, show):
    f = open(path, "rb")
    archive = zipfile.ZipFile(f)
    show(archive.namelist())
    return archive.read("a")


def names(path):
    f = open(path, "rb")
    tar = tarfile.open(fileobj=f, mode="r|gz")
    return tar.getnames()
