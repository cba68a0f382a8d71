from case_world import log


def glue(items):
    s = 'head:'
    for x in items:
        s += x + ','
    return s


log(glue('ab'), glue(''))
