import gc
import weakref

from case_world import log


class A(object):
    x = 1


def look():
    a = A()
    p = weakref.proxy(a)
    del a
    for _ in range(3):
        gc.collect()
    try:
        p.x
    except ReferenceError:
        log('dead')


look()
