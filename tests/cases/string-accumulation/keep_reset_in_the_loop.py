from case_world import log


def split(text):
    out = []
    s = ''
    for c in text:
        if c == ',':
            out.append(s)
            s = ''
        else:
            s += c
    out.append(s)
    return out


log(split('ab,c'))
