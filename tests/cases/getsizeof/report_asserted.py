import sys


def test_size(cache):
    assert sys.getsizeof(cache) < 1000
    n = sys.getsizeof(cache)
    assert n > 1
