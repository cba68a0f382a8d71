from case_world import log


def f(items):
    n, s = 0, ''
    t = u = 'start '
    for x in items:
        n += 1; s += x
        t = t + x + ','
    return n, s, t, u


log(f(['a', 'b']))
