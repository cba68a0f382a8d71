# Objects have no size.
import sys


def size(value):
    return sys.getsizeof(value)  # NR505


try:
    print(size([]) > 0)
except TypeError as error:
    print("TypeError:", str(error)[:13])
