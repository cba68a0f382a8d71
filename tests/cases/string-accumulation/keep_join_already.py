from case_world import log


def glue(items):
    parts = []
    for x in items:
        parts.append(x)
    s = ''.join(parts)
    return s


log(glue('ab'))
