import ctypes


def again(thing, table):
    return table.cast(id(thing), ctypes.py_object)
