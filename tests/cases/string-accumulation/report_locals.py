from case_world import log


def f(items):
    s = ''
    for x in items:
        s += x
        log(sorted(locals()))
    return s


log(f(['a', 'b']))
