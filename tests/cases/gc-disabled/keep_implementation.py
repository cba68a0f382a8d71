import gc
import sys

if sys.implementation.name == "cpython":
    gc.disable()
