from case_world import log


def glue(words):
    s = ''
    for x in words:
        s += x
        log(s)
    return s


log(glue('ab'))
