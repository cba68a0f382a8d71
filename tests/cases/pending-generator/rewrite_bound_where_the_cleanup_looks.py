# CPython binds the value when the clean-up has run.
from case_world import log

last = 'module'


class Box(object):
    def __init__(self):
        self.item = 'attribute'

    def __setitem__(self, key, value):
        log('item', key, value)


box = Box()


def mygen(look):
    try:
        yield look() + '1'
        yield look() + '2'
    finally:
        log('fin', look())


def to_global():
    global last
    last = next(mygen(lambda: last))


def to_attribute():
    box.item = next(mygen(lambda: box.item))  # the first one
    box[0] = next(mygen(lambda: 'item'))
    log('done')


def to_nonlocal():
    seen = 'closure'

    def look():
        return seen

    seen = next(mygen(look))
    seen = 'x' in mygen(look)
    return seen


def to_the_end():
    box.item = next(mygen(lambda: 'end'))


to_global()
to_attribute()
log(to_nonlocal())
to_the_end()
log(last, box.item)
last = next(mygen(lambda: last))
log(last)
