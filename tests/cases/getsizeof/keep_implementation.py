import sys

if sys.implementation.name == "cpython":
    print(sys.getsizeof([]))
if hasattr([], "__sizeof__"):
    print([].__sizeof__())
