import ctypes
import platform


def again(thing):
    if platform.python_implementation() == "CPython":
        return ctypes.cast(id(thing), ctypes.py_object).value
