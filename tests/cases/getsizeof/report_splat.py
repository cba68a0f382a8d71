import sys


def size(*args, **options):
    return sys.getsizeof(*args) + sys.getsizeof([], **options)
