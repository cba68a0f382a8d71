from case_world import log


def f(items):
    s = ''
    try:
        for x in items:
            s += x,
    except TypeError:
        log('a tuple')


f('ab')
