# An id is no address, and there is no C interface to call.
import ctypes


def show(ask):
    try:
        print(ask())
    except (AttributeError, IndexError) as error:
        print(type(error).__name__)


value = ["kept"]
show(lambda: ctypes.cast(id(value), ctypes.py_object).value)  # NR702
show(lambda: ctypes.pythonapi.Py_IsInitialized())  # NR803
