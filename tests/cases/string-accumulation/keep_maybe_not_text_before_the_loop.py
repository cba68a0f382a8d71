from case_world import log


def f(items, start):
    s = ''
    if start is not None:
        s = start
    for x in items:
        s += x
    return s


log(f(['a'], None), f([['a']], []))
