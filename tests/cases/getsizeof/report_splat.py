import sys


def size(*args, **options):
    return sys.getsizeof(*args) + other(**options)


def other(**options):
    return sys.getsizeof([], **options)
