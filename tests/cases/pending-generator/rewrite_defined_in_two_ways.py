# Whichever it is, it is a generator.
import sys

from case_world import log

if sys.version_info > (99,):
    def mygen():
        yield 1
        yield 2
else:
    def mygen():
        try:
            yield 1
            yield 2
        finally:
            log('fin')


def f():
    for x in mygen():
        break
    return x


log(f())
