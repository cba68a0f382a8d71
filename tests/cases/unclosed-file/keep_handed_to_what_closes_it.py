import gzip


def read(handle):
    with handle as f:
        return f.read()


def write(text, handle):
    handle.write(text)
    handle.close()


def go(path):
    write("x", open(path, "w"))
    return read(gzip.GzipFile(path))
