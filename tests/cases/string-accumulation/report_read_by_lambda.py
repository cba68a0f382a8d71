from case_world import log


def f(items):
    s = ''
    views = []
    for x in items:
        s += x
        views.append(lambda: s)
    return [view() for view in views]


log(f('ab'))
