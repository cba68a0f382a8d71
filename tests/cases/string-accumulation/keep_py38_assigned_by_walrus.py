from case_world import log


def f(items):
    s = ''
    for x in items:
        s += x
        if x == 'b' and (s := 'new'):
            log('again')
    return s


log(f('abc'))
