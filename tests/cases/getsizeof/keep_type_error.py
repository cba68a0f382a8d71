import sys

try:
    n = sys.getsizeof([])
except TypeError:
    n = -1
