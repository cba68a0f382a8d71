from app import sys

sys.getsizeof([])
