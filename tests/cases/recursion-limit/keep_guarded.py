import platform
import sys

if platform.python_implementation() == "CPython":
    sys.setrecursionlimit(10**6)
