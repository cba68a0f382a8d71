import ctypes


def peek(thing):
    return ctypes.cast(id(thing), ctypes.POINTER(ctypes.c_char)), ctypes.py_object(thing)
