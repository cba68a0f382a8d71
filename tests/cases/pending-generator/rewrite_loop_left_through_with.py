from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


class Swallow(object):
    def __enter__(self):
        return self

    def __exit__(self, *details):
        log('swallowed', details[0].__name__)
        return True


def f():
    with Swallow():
        for x in mygen():
            raise KeyError(x)
    log('after')


f()
