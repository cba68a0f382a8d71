from case_world import log


def clean(text, x):
    return x if text else x.upper()


def f(items):
    s = ''
    for x in items:
        s += clean(s, x)
    return s


log(f('ab'))
