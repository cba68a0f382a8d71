# After the error the next round prints what the failed one has left.
from case_world import log


def source(n):
    yield 'a'
    if n == 1:
        raise OSError
    yield 'b'


def f():
    s = ''
    for n in range(30):
        if n < 3:
            log(s)
        try:
            s = ''
            for x in source(n):
                s += x
        except OSError:
            pass


f()
