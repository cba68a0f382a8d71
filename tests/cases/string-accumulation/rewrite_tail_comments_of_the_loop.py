from case_world import log


def glue(items):
    s = ''
    for x in items:
        s += x
        # s += ','

        # no comma yet
    # all of it
    return s


log(glue('ab'))
