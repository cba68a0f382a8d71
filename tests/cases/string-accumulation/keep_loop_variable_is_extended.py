from case_world import log


def ends(items):
    out = []
    s = ''
    for s in items:
        s += '.'
        out.append(s)
    return out, s


log(ends('ab'))
