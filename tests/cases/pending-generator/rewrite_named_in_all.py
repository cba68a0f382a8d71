__all__ = ['mygen', 'f']
from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


def f():
    dispatch = {'f': f}
    setattr(f, 'dispatch', dispatch)
    return next(mygen())


log(f())
