import gc
import platform

if platform.python_implementation() == "CPython":
    assert gc.collect() == 0
try:
    total = 1 + gc.collect()
except TypeError:
    total = 0
