import os


def load(path):
    fd = os.open(path, os.O_RDONLY)
    f = os.fdopen(fd)
    text = f.read()
    os.close(fd)
    return text


print(len(load(__file__)) > 3)
