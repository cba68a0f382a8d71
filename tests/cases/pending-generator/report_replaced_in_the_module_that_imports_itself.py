import shop
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def f():
    return next(mygen())


def test_f():
    shop.mygen = lambda: iter([1])
    f()
