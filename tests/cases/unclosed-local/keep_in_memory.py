import bz2
import io
import zipfile
from io import BytesIO


class Watched(BytesIO):
    pass


class WatchedBytesIO(BytesIO):
    pass


def names(data):
    archive = zipfile.ZipFile(BytesIO(data))
    return archive.namelist()


def text(data):
    f = bz2.BZ2File(io.BytesIO(data))
    return f.read()


def watched(data):
    archive = zipfile.ZipFile(WatchedBytesIO(data))
    return archive.namelist()
