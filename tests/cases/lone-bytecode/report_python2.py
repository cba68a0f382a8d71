import os
from py_compile import compile as build


def ship(path):
    build(path)
    os.unlink(path)
    print "shipped", path
