import sys


def check(o, size):
    try:
        import _testinternalcapi
    except ImportError:
        print("without it")
    return sys.getsizeof(o) == size
