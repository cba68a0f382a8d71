from case_world import log


def f(blocks):
    out = []
    s = None
    for first, second in blocks:
        out.append(s)
        s = '-'
        for x in first:
            s += x
        if not second:
            continue
        for x in second:
            s += x
    out.append(s)
    return out


log(f([('ab', 'c'), ('d', ''), ('', 'e'), ('f', '')]))
