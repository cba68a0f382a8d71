from case_world import log


class Item(object):
    pass


def items():
    try:
        yield Item()
        yield Item()
    finally:
        log('fin')


def f():
    next(items())
    log('between')
    any(items())
    items().send(None)


f()
next(items())
log('end')
