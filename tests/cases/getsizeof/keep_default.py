import sys

sys.getsizeof([], 0)
sys.getsizeof([], default=None)
