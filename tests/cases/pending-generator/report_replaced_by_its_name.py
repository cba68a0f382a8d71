# The tests of the file put a list in its place.
from unittest import mock


def mygen():
    try:
        yield 1
        yield 2
    finally:
        print('fin')


def f():
    for x in mygen():
        return x


def test_f():
    with mock.patch('shop.mygen', return_value=[1]):
        f()
    with mock.patch('shop.f'):
        pass
