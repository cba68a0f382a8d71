# It only reads a stream that is somebody else's.
import tarfile


def members(stream, packed):
    tar = tarfile.open(mode='r|' + packed, fileobj=stream)
    for member in tar:
        if member.isfile():
            yield member.name


def names(stream, packed):
    tar = tarfile.open(fileobj=stream, mode='r:%s' % packed)
    return tar.getnames()


def first(stream, packed):
    tar = tarfile.open(fileobj=stream, mode=f'r|{packed}')
    return tar.next()
