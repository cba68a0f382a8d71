import os


def load(path):
    f = open(path)
    g = os.fdopen(f.fileno())
    return g.read()


print(load)
