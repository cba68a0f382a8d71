import io
import tarfile
import zipfile


class MyBytesIO(io.BytesIO):
    pass


def size(blob):
    return sum(i.file_size for i in zipfile.ZipFile(io.BytesIO(blob)).infolist())


def check(data):
    tarfile.open(fileobj=MyBytesIO(data), mode="r")
