from case_world import log


def f(items):
    try:
        s = ''
        for x in items:
            s += x
    finally:
        log('got', s)


f('ab')
