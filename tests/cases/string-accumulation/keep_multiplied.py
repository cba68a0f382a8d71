from case_world import log


def f(items):
    s = 'a'
    for x in items:
        s += x
        s *= 2
    return s


log(f('bc'))
