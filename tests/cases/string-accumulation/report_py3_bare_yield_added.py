from case_world import log


def f(items):
    s = ''
    for x in items:
        s += yield x
    log(s)


g = f('ab')
log(next(g))
log(g.send('1'))
try:
    g.send('2')
except StopIteration:
    pass
