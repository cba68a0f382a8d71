import sys


def test_size(cache):
    assert sys.getsizeof(cache) < 1000


def test_size_kept(cache):
    n = sys.getsizeof(cache)
    assert n > 1
