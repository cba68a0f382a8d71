import ctypes
import struct


def f(o):
    a = ctypes.cast(id(o), ctypes.py_object).value
    b = struct.pack("Q", id(o))
    return a, b, ctypes.c_long.from_address(id(o) + 8)
