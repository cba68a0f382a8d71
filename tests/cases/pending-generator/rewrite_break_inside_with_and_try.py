from case_world import log


def mygen():
    try:
        yield 1
        yield 2
    finally:
        log('fin')


class Manager(object):
    def __enter__(self):
        log('enter')

    def __exit__(self, *details):
        log('exit')


def f():
    for x in mygen():
        with Manager():
            try:
                break
            finally:
                log('inner finally')
    log('after')


f()
