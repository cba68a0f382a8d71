from case_world import log


def glue(words):
    s = ''
    for x in words:
        if not s.endswith(' '):
            s += ' '
        s += x
    return s


log(glue('ab'))
