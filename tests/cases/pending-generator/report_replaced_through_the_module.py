import sys

from case_world import log


def first():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def second():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def third():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def f():
    a = next(first())
    b = next(second())
    return a, b, 1 in third()


setattr(sys.modules[__name__], 'first', lambda: iter([1]))
sys.modules[__name__].second = lambda: iter([1])
vars(sys.modules[__name__]).update(third=lambda: [1])
log(f())
