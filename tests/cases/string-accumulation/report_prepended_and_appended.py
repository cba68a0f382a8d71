from case_world import log


def f(items):
    s = ''
    for x in items:
        s = '(' + s + x + ')'
    return s


log(f('ab'))
