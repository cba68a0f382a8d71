from case_world import log


def f(items):
    s = ''
    for x in items:
        s += x
    else:
        log('all of', s)
    return s


log(f('ab'))
