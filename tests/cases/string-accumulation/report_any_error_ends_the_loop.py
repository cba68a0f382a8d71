# With the join after the `try`, its TypeError would not be caught.
from case_world import log


def glue(items):
    s = ''
    try:
        for x in items:
            s += x
    except Exception:
        log('stopped')
    return s


log(glue(['a', None, 'c']))
