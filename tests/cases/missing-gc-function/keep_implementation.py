import gc
import platform
import sys

if platform.python_implementation() == "CPython":
    gc.set_threshold(1000)
if sys.implementation.name == "cpython":
    gc.freeze()
CPYTHON = platform.python_implementation() == "CPython"


def leave():
    if not CPYTHON:
        return
    gc.set_threshold(1000)
