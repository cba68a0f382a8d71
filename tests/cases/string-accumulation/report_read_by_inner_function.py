from case_world import log


def f(items):
    s = ''

    def seen():
        return s

    out = []
    for x in items:
        s += x
        out.append(seen())
    return out


log(f('ab'))
