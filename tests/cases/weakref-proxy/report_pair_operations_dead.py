import gc
import weakref

from case_world import log


class A(object):
    x = 1


def operations():
    a = A()
    p = weakref.proxy(a)
    del a
    for _ in range(3):
        gc.collect()
    for operation in [lambda: p.x, lambda: bool(p), lambda: p == 3, lambda: isinstance(p, A)]:
        try:
            log(operation())
        except ReferenceError:
            log('dead')


operations()
