from case_world import log


def f(items):
    s = ''
    for x in items:
        if x == 'b':
            del s
            return 'deleted'
        s += x
    return s


log(f('ab'))
