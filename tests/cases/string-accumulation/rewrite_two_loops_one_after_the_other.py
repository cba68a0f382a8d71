from case_world import log


def glue(items):
    s = ''
    for x in items:
        s += x
    t = ''
    for x in reversed(items):
        t += x
    return s, t


log(glue(['a', 'b']))
