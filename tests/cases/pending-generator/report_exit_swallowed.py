# The generator goes on after GeneratorExit: close() would raise RuntimeError.
from case_world import log


def mygen():
    while True:
        try:
            yield 1
        except BaseException:
            log('swallowed')
            yield 2
            return


def f():
    for x in mygen():
        break
    return x


log(f())
