import ctypes

pointer = ctypes.cast(0x1000, ctypes.py_object)
thing = id(pointer)
