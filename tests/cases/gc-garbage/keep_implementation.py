import gc
import sys

if sys.implementation.name == "cpython":
    print(gc.garbage)
if hasattr(gc, "set_debug"):
    for item in gc.garbage:
        print(item)
