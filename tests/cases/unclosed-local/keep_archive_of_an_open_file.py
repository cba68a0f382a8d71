# What the archive is read from is somebody else's, and so is closing it.
import io
import tarfile
import wave
import zipfile


def unpack(filename, keep):
    zipfp = open(filename, 'rb')
    try:
        archive = zipfile.ZipFile(zipfp, allowZip64=True)
        keep(archive.namelist())
    finally:
        zipfp.close()


def rate(f):
    f.seek(0)
    w = wave.open(f, 'r')
    return w.getframerate()


def name(path, mode):
    with open(path, 'rb') as fobj:
        data = fobj.read()
    fobj = io.BytesIO(data)
    tar = tarfile.open(fileobj=fobj, mode=mode)
    print(tar.name)


def forms(tarinfo):
    bio = io.BytesIO()
    for form in 0, 1, 2:
        tar = tarfile.open(fileobj=bio, mode='w', format=form)
        tar.addfile(tarinfo)
