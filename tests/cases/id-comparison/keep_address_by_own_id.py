import ctypes
from objects import id


def again(thing):
    return ctypes.cast(id(thing), ctypes.py_object).value
