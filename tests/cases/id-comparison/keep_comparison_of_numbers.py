import struct


def f(x):
    return id(x) > 100, "%x" % id(x), struct.unpack("P", x)
