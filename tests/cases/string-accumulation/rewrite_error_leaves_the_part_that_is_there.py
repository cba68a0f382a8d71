# The pieces are joined after the whole `try`.
from case_world import log


def source():
    yield 'a'
    yield 'b'
    raise OSError


def f():
    s = ''
    try:
        for x in source():
            s += x
    except OSError:
        log('broken')
    return s


log(f())
