import ctypes

try:
    incref = ctypes.pythonapi.Py_IncRef
except AttributeError:
    incref = None
