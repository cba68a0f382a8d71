# The archive holds nothing of its own; what it reads from does, and closing the
# archive leaves that open.
import lzma
import tarfile
import zipfile


def names(path):
    tf = tarfile.open(fileobj=lzma.LZMAFile(path))
    return tf.getnames()


def members(path):
    archive = zipfile.ZipFile(open(path, "rb"))
    return archive.namelist()
