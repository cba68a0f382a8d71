import os

seen = 0


def only_once(path, flags):
    global seen
    seen += 1
    return os.open(path, flags)


def numbered(path):
    return seen, open(path, opener=only_once).read()
