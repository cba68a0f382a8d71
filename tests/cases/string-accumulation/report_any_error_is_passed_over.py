from case_world import log


def glue(items):
    s = ''
    for x in items:
        try:
            s += x
        except Exception:
            log('skipped', x)
    return s


log(glue(['a', None, 'c']))
