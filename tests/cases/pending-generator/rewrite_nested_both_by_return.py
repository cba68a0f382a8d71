from case_world import log


def mygen(n):
    try:
        yield 1
        yield 2
    finally:
        log('fin', n)


def f():
    for a in mygen('outer'):
        for b in mygen('inner'):
            return a + b


log(f())
