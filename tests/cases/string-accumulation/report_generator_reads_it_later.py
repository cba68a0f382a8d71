from case_world import log


def f(items):
    s = ''
    later = (c + s for c in 'xy')
    for x in items:
        s += x
    return list(later)


log(f('ab'))
