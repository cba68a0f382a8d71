import sys

print isinstance(sys.getsizeof([]), int)
