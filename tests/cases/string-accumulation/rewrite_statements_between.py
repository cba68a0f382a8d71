from case_world import log


def glue(items):
    s = ''
    n = len(items)
    log('n', n)
    for x in items:
        s += x
    return s


log(glue('ab'))
