# The archive opens the file by its name, or is one that its last reference
# completes.
import io
import zipfile


def unpack(filename, keep):
    print(filename.lower())
    archive = zipfile.ZipFile(filename)
    keep(archive)


def pack(keep):
    bio = io.BytesIO()
    archive = zipfile.ZipFile(bio, 'w')
    archive.writestr('a', b'b')
    keep(archive)
