import sys

if sys.implementation.name == "cpython":
    import tracemalloc
