# What it is handed to gives it back: whoever gets that closes it.
import bz2


def closes_both(outer, inner):
    def close():
        inner.close()
        return outer.__class__.close(outer)

    outer.close = close
    return outer


def opened(path):
    file = open(path, 'rb')
    file = closes_both(bz2.BZ2File(file), file)
    return file


def direct(path):
    return checked(open(path))


def checked(file):
    if not file.name:
        raise ValueError(path)
    return file
