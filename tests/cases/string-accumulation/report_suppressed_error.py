import contextlib

from case_world import log


def source():
    yield 'a'
    raise OSError


def f():
    with contextlib.suppress(OSError):
        s = ''
        for x in source():
            s += x
    return s


log(f())
