from case_world import log


def collect(items):
    out = []
    for x in items:
        out += [x]
    t = ()
    for x in items:
        t += (x,)
    return out, t


log(collect('ab'))
