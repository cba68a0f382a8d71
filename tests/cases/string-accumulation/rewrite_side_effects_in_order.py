from case_world import log


def note(x):
    log('note', x)
    return x


def glue(items):
    s = ''
    for x in items:
        s = s + note(x) + note(x.upper())
    return s


log(glue('ab'))
